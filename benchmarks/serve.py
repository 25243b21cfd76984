"""What the server does with many requests at once, with bodies too long or hostile, slow clients and a killed process.

usage: python -m benchmarks.serve

It starts `mtaudit serve` with two processes and asks it as a newsroom, and as somebody who means harm, would. The
article is the bundled example. Memory is that of the serving process at its highest; Linux tells both.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from benchmarks.measured import Figure, record
from mtaudit.examples import demo_texts

AT_ONCE = 50
SLOW = 100
PORT = 8643
ADDRESS = f"http://127.0.0.1:{PORT}"
HEAD = b"POST /audit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
HOSTILE = (
    b"",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b'{"target": "\\ud800"}',
    b"\xff\xfe\x00",
    b'{"target": 1e999}',
    b'{"target": null}',
    b'{"target": "a", "target": "b"}',
    json.dumps({"target": "x", "id": {}}).encode(),
)


def main() -> None:
    arabic, english = demo_texts()
    article = json.dumps({"id": "demo", "target": arabic, "source": english}).encode()
    with serving() as server:
        figures: dict[str, Figure] = {}
        ask(article)
        before = memory(server)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(ask, [article] * AT_ONCE))
        took = [seconds for _, seconds in answers]
        figures[f"{AT_ONCE} articles at once: answers"] = said(status for status, _ in answers)
        figures[f"{AT_ONCE} articles at once: seconds for one, median and longest"] = (
            f"{statistics.median(took):.1f}, {max(took):.1f}"
        )
        with ThreadPoolExecutor(AT_ONCE) as pool:
            figures["20 bodies of 50 MB at once: answers"] = said(pool.map(too_long, range(20)))
        figures["hostile bodies: answers"] = said(ask(body)[0] for body in HOSTILE)
        text = json.dumps({"target": arabic * 80}).encode()
        figures[f"one text of {len(arabic) * 80 // 1000} thousand characters: answer"] = said([ask(text)[0]])
        figures["processes killed in the middle of two articles: answers, then the next"] = killed(server, article)
        figures.update(slow_clients(article))
        figures["memory of the serving process in MB, before and at the highest"] = f"{before}, {memory(server)}"
    record("serve", __doc__ or "", figures)


@contextmanager
def serving() -> Iterator[int]:
    """The process of a server that answers."""
    command = [sys.executable, "-m", "mtaudit.cli", "serve", "--port", str(PORT), "--model", "gloss", "--jobs", "2"]
    server = subprocess.Popen(command)
    try:
        while True:
            with suppress(URLError):
                urlopen(f"{ADDRESS}/health")
                break
            time.sleep(0.05)
        yield server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def ask(body: bytes) -> tuple[int, float]:
    """The status of the answer, and after how many seconds it was there."""
    start = time.perf_counter()
    try:
        with urlopen(Request(f"{ADDRESS}/audit", body, {"Content-Type": "application/json"})) as answer:
            answer.read()
            status = answer.status
    except HTTPError as error:
        status = error.code
    return status, time.perf_counter() - start


def too_long(_: int) -> int:
    """The status for a body that says nothing of its length and does not end."""
    with socket.create_connection(("127.0.0.1", PORT)) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        with suppress(OSError):
            for _ in range(50):
                connection.sendall(b"100000\r\n" + b"x" * 0x100000 + b"\r\n")
        return status(connection)


def status(connection: socket.socket) -> int:
    """What the server says at last; 0 where it has closed without a word."""
    with suppress(OSError):
        words = connection.recv(4096).split()
        return int(words[1]) if len(words) > 1 else 0
    return 0


def killed(server: int, article: bytes) -> str:
    """The answers while every process of the server is killed, and the one to the next article."""
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(ask, article) for _ in range(2)]
        time.sleep(0.2)
        for child in workers(server):
            os.kill(child, signal.SIGKILL)
        return f"{said(each.result()[0] for each in asked)}, then {ask(article)[0]}"


def workers(server: int) -> list[int]:
    """The processes that audit."""
    started = [child for each in Path(f"/proc/{server}/task").glob("*/children") for child in each.read_text().split()]
    return [int(each) for each in started if "spawn_main" in Path(f"/proc/{each}/cmdline").read_text()]


def slow_clients(article: bytes) -> dict[str, Figure]:
    """Connections that send a byte a second: what they are told, and how long an article takes meanwhile."""
    start = time.perf_counter()
    connections = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(SLOW)]
    head = HEAD + b"Content-Length: 1000\r\n\r\n"
    for index, connection in enumerate(connections):
        connection.sendall(head if index % 2 else head[:20])
    _, meanwhile = ask(article)
    opened = list(connections)
    while opened and time.perf_counter() - start < 60:
        for connection in list(opened):
            try:
                connection.sendall(b"x")
                connection.setblocking(False)
                gone = connection.recv(1, socket.MSG_PEEK) is not None
            except BlockingIOError:
                gone = False
            except OSError:
                gone = True
            connection.setblocking(True)
            if gone:
                opened.remove(connection)
        time.sleep(1)
    return {
        f"{SLOW} clients that send a byte a second: cut off": SLOW - len(opened),
        f"{SLOW} clients that send a byte a second: seconds until all are cut off": round(time.perf_counter() - start),
        f"{SLOW} clients that send a byte a second: seconds for an article meanwhile": round(meanwhile, 1),
    }


def memory(process: int) -> int:
    """The most memory that a process has had, in MB."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) // 1024


def said(statuses: Iterable[int]) -> str:
    """How often each status was: `50 times 200`."""
    return ", ".join(f"{count} times {code}" for code, count in sorted(Counter(statuses).items()))


if __name__ == "__main__":
    main()
