"""The server itself: uvicorn, told to trust nobody's patience."""

from __future__ import annotations

import secrets
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from mtaudit.serve.guard import is_loopback
from mtaudit.serve.limits import Limits


class Impatient(H11Protocol):
    """Closes a connection on which no request has come in time: uvicorn itself waits for ever."""

    patience = Limits().receiving

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._waiting = self.loop.call_later(self.patience, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._waiting.cancel()
        super().connection_lost(exc)

    def _give_up(self) -> None:
        if self.cycle is None:
            self.transport.close()


def token_for(host: str, token: str) -> str:
    """The token that is needed: none on this machine alone unless there is one, elsewhere always."""
    return token or ("" if is_loopback(host) else secrets.token_urlsafe(24))


def run(app: Starlette, host: str, port: int, limits: Limits) -> None:
    """Serve until interrupted; what is being audited then is given up."""
    Impatient.patience = limits.receiving
    uvicorn.run(
        app,
        host=host,
        port=port,
        http=Impatient,
        ws="none",
        log_level="warning",
        limit_concurrency=limits.connections,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=16 * 1024,
        server_header=False,
        date_header=False,
    )
