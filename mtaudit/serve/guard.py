"""Who may ask, and what every answer says about itself."""

from __future__ import annotations

import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mtaudit.message import say
from mtaudit.serve.refusals import refused

COOKIE = "mtaudit_token"
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
"""Of the server's own pages, which run no script."""

_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Connection": "close",
}
_OPEN = frozenset({"/health", "/login", "/style.css"})
"""What needs no token."""


def is_loopback(host: str) -> bool:
    """Whether a name or address is that of this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_token(given: str, token: str) -> bool:
    """Whether a token is the right one, in the same time whatever is wrong with it."""
    return hmac.compare_digest(given.encode(), token.encode())


class Guard:
    """Refuses who has no token, pages of other sites, and, without a token, names that are not this machine's.

    A page of another site can make a browser post here, and by a name of its own that points here (DNS rebinding) can
    make it read the answer. So the origin of what is posted must be this server, and the name that was asked for this
    machine's, where no token protects it.
    """

    def __init__(self, app: ASGIApp, token: str = "") -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = {name.lower() for name, _ in message["headers"]}
                always = {"Content-Security-Policy": POLICY, **_ALWAYS}
                message["headers"] = [
                    *message["headers"],
                    *((k.lower().encode(), v.encode()) for k, v in always.items() if k.lower().encode() not in named),
                ]
            await send(message)

        answer = self._refusal(scope) or self._app
        await answer(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        request = Request(scope)
        headers = request.headers
        host = urlsplit(f"//{headers.get('host', '')}")
        if not self._token and not is_loopback(host.hostname or ""):
            return refused(request, 421, say("this server answers to localhost only"))
        if scope["method"] not in ("GET", "HEAD") and not _is_own(headers):
            return refused(request, 403, say("posted from another site"))
        if self._token and scope["path"] not in _OPEN and not self._is_known(headers):
            if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
                return RedirectResponse("/login", 303)
            missing = say("the token is missing or wrong: Authorization: Bearer TOKEN")
            return refused(request, 401, missing, {"WWW-Authenticate": "Bearer"})
        return None

    def _is_known(self, headers: Headers) -> bool:
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        given = bearer.strip() if scheme.lower() == "bearer" else cookie
        return is_token(given, self._token)


def _is_own(headers: Headers) -> bool:
    """Whether a request comes from a page of this server, or from no page."""
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
