"""What one client may ask of the server."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`body` is in bytes, times are in seconds.

    An article of news has 10 kB, and an audit takes a second or two; the defaults leave room for a long report on a
    slow machine. `waiting` texts may stand in line beside those that are audited; `kept` results of the page stay for
    `keep` seconds, and `connections` may be open.
    """

    body: int = 4 * 1024**2
    receiving: float = 30.0
    auditing: float = 120.0
    waiting: int = 64
    kept: int = 50
    keep: float = 1800.0
    connections: int = 256
