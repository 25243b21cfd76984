"""Fuzz all targets for some minutes: with atheris, guided by what the code does, where it is installed; with mutations
of the corpus else.

`python -m tests.fuzz.run --minutes 15`; a finding is written to `corpus/TARGET/`, to stay there as a test.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

CORPUS = Path(__file__).parent / "corpus"
"""A folder a target, with the inputs that fuzzing begins with."""
COMPOSED = "composed"
"""The target that is no bytes: texts that hypothesis composes; what it finds goes to that of audits."""
LONGEST = 8192
"""Bytes of an input."""
SLOW = 60
"""Seconds that one input may take, on a busy machine too."""
MEMORY = 4096
"""Megabytes that a process may take: the encoders need most of them."""


def main() -> int:
    """Every target for its share of the time; 1 if one has a finding."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=15)
    everything = [*sorted(path.name for path in CORPUS.iterdir()), COMPOSED]
    parser.add_argument("--target", choices=everything, help="only this one")
    parser.add_argument("--seed", type=int, default=0, help="of the mutations")
    parser.add_argument("--here", action="store_true", help="in this process: what is run for each target")
    options = parser.parse_args()
    names = [options.target] if options.target else everything
    seconds = int(60 * options.minutes / len(names))
    if options.here and names[0] == COMPOSED:
        return _composed(seconds, options.seed)
    if options.here:
        return _guided(names[0], seconds) if find_spec("atheris") else _mutated(names[0], seconds, options.seed)
    found = False
    for name in names:
        arguments = ["--here", "--target", name, "--minutes", str(seconds / 60), "--seed", str(options.seed)]
        done = subprocess.run([sys.executable, "-m", "tests.fuzz.run", *arguments], check=False)
        print(f"{name}: {'nothing found' if done.returncode == 0 else 'A FINDING'}", flush=True)
        found |= done.returncode != 0
    return int(found)


def _guided(name: str, seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["mtaudit"]):
        from tests.fuzz.targets import TARGETS
    folder = CORPUS / name
    for path in folder.iterdir():
        TARGETS[name](path.read_bytes())  # so that what is loaded once is not taken for slow
    with TemporaryDirectory() as grown:
        arguments = [f"-max_total_time={seconds}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}", f"-max_len={LONGEST}"]
        arguments += [f"-artifact_prefix={folder}/found-", "-print_final_stats=1", "-verbosity=0", grown, str(folder)]
        atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
        atheris.Fuzz()
    return 0


def _mutated(name: str, seconds: int, seed: int) -> int:
    from tests.fuzz.targets import TARGETS

    signal.signal(signal.SIGALRM, _slow)
    chance = random.Random(seed)
    inputs = [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]
    until, tried, found = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        data = _mutation(chance.choice(inputs), inputs, chance)
        tried += 1
        if _fails(TARGETS[name], data):
            found += 1
            path = CORPUS / name / f"found-{hashlib.sha256(data).hexdigest()[:12]}"
            path.write_bytes(data)
            print(path, flush=True)
    print(f"{name}: {tried} inputs", flush=True)
    return int(found > 0)


def _composed(seconds: int, seed: int) -> int:
    from tests.fuzz.composed import search
    from tests.fuzz.targets import SEPARATOR, audited

    tried, failed = search(audited, seconds, seed)
    if failed:
        target, source = failed
        data = target.encode("utf-8", "surrogatepass") + SEPARATOR + (source or "").encode("utf-8", "surrogatepass")
        path = CORPUS / "audit" / f"found-{hashlib.sha256(data).hexdigest()[:12]}"
        path.write_bytes(data)
        print(path, flush=True)
    print(f"{COMPOSED}: {tried} articles", flush=True)
    return int(failed is not None)


def _fails(target: Callable[[bytes], None], data: bytes) -> bool:
    signal.alarm(SLOW)
    try:
        target(data)
    except Exception:
        traceback.print_exc()
        return True
    finally:
        signal.alarm(0)
    return False


def _slow(number: int, frame: object) -> None:
    raise TimeoutError(f"longer than {SLOW} s")


def _mutation(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The bytes with some of them changed, repeated, taken out, or taken from another input."""
    result = bytearray(data[:LONGEST])
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(result) + 1)
        end = min(len(result), at + chance.choice((1, 2, 8, 64, 512)))
        match chance.randrange(7):
            case 0:
                result[at:end] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 2, 4))))
            case 1:
                del result[at:end]
            case 2:
                result[at:at] = result[at:end] * chance.choice((1, 2, 50))
            case 3:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                result[at:end] = other[start : start + chance.choice((4, 40, 400))]
            case 4:
                result[at:at] = chance.choice(_TOKENS)
            case 5:
                place = chance.randrange(len(result) + 1)
                result[at:at] = result[place : place + 64]
            case _:
                result[at:end] = chance.choice(_TOKENS)
    return bytes(result)


_TOKENS = (
    *(
        text.encode("utf-8", "surrogatepass")
        for text in (
            *("<", ">", "</", "<!--", "]]>", "<![CDATA[", "&#0;", "&#x1F600;", "&lt;", '"', "'", "\0", "\r", "\u2028"),
            *(
                "\ufeff",
                "\u202e",
                "\u200f",
                "\u0651",
                "\ud800",
                "ـ",
                "لا",
                "ال",
                "والله",
                "٫",
                "٢٣",
                "1,000",
                "http://",
            ),
            *("null", "true", "-1", "1e999", "[]", "{}", "[[", '"findings":', "<p>", "<br/>", "<mrk mtype='seg'>"),
            *(
                "<source>",
                "</target>",
                "<tuv xml:lang='ar'>",
                "xmlns=",
                "<?xml?>",
                "<!DOCTYPE",
                "@",
                "#",
                "….",
                "\n====\n",
            ),
        )
    ),
)


if __name__ == "__main__":
    sys.exit(main())
