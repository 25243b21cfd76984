"""A forked child audits as its parent does, and ends by itself: engines are made anew in it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import os, sys
import mtaudit

def audit():
    arabic, english = "أعلن الوزير مقتل 21 جنديا في الهجوم.", "The minister said 12 soldiers were killed in the attack."
    return mtaudit.audit(arabic, english, model="gloss").render("json")

own = audit()
child = os.fork()
if child == 0:
    sys.exit(0 if audit() == own else 7)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_child_audits_too() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], timeout=120, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
