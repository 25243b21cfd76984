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


HASTY = """
from mtaudit.auditor import Settings
from mtaudit.serve.app import make_app
from mtaudit.serve.limits import Limits
from mtaudit.serve.run import run
limits = Limits(receiving=0.5)
run(make_app(Settings("gloss"), processes=1, limits=limits), "127.0.0.1", {port}, limits)
"""


def test_slow_clients_are_cut_off() -> None:
    port = free_port()
    server = subprocess.Popen([sys.executable, "-c", HASTY.format(port=port)])
    head = b"POST /audit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"
    try:
        for sent, answer in ((b"", b""), (head[:20], b""), (head, b"HTTP/1.1 408"), (head + b"{", b"HTTP/1.1 408")):
            with connected(port) as client:
                client.sendall(sent)
                client.settimeout(20)
                assert client.recv(12) == answer
    finally:
        server.terminate()
        server.wait(20)


def connected(port: int) -> socket.socket:
    for _ in range(400):
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError:
            time.sleep(0.05)
    raise AssertionError("no server")
