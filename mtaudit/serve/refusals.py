"""What a program is told when it gets nothing: one line of JSON, in the language that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from mtaudit.errors import UnknownLanguageError
from mtaudit.language import Language, find_language


def asked_language(request: Request) -> Language:
    """The language of the API's messages: English, unless the address says otherwise (`?lang=ar`).

    Raises:
        HTTPException: it is no language that is spoken here.
    """
    try:
        return find_language(request.query_params.get("lang", "en"), for_people=False)
    except UnknownLanguageError as error:
        raise HTTPException(400, error.message) from None


def refused(request: Request, status: int, error: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The answer that says what is wrong."""
    with suppress(HTTPException):
        error = asked_language(request).message(error)
    return JSONResponse({"error": error}, status, headers)
