"""The server itself: it answers over a socket, waits for nobody for ever, and goes when it is told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.request import Request, urlopen


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def test_it_serves_and_stops() -> None:
    port = free_port()
    command = [sys.executable, "-m", "mtaudit.cli", "serve", "--port", str(port), "--model", "gloss", "--jobs", "1"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
    try:
        assert server.stderr is not None
        assert f"serving at http://127.0.0.1:{port}" in server.stderr.readline()
        for _ in range(200):
            try:
                health = json.load(urlopen(f"http://127.0.0.1:{port}/health"))
                break
            except OSError:
                time.sleep(0.05)
        assert (health["status"], health["texts"]) == ("ok", 0)
        body = json.dumps({"id": "a", "target": "وصل الوزير إلى المدينة."}).encode()
        asked = Request(f"http://127.0.0.1:{port}/audit", body, {"Content-Type": "application/json"})
        assert json.load(urlopen(asked))["id"] == "a"
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 143
