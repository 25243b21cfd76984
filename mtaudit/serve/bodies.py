"""Bodies of requests, never longer than they may be and never waited for longer than that."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from starlette.datastructures import FormData, Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from mtaudit.message import say
from mtaudit.serve.limits import Limits


async def read_body(request: Request, limits: Limits) -> bytes:
    """All of it.

    Raises:
        HTTPException: it is too long (413), or did not come in time (408).
    """
    return b"".join([chunk async for chunk in _chunks(request, limits)])


async def read_form(request: Request, limits: Limits) -> dict[str, str | tuple[str, bytes]]:
    """The fields of a form; of files name and bytes. They stay in memory.

    Raises:
        HTTPException: as `read_body`, or it is no form (400).
    """
    headers, chunks = Headers(scope=request.scope), _chunks(request, limits)
    try:
        if headers.get("content-type", "").startswith("multipart/form-data"):
            parser = MultiPartParser(headers, chunks, max_files=4, max_fields=8, max_part_size=limits.body)
            parser.spool_max_size = limits.body + 1  # below it nothing goes to disk
            form = await parser.parse()
        else:
            form = await FormParser(headers, chunks).parse()
    except (MultiPartException, ValueError, KeyError) as error:
        raise HTTPException(400, say("this is no form that can be read")) from error
    return await _fields(form)


async def _fields(form: FormData) -> dict[str, str | tuple[str, bytes]]:
    fields: dict[str, str | tuple[str, bytes]] = {}
    for name, value in form.items():
        if isinstance(value, UploadFile):
            fields[name] = (value.filename or "", await value.read())
        else:
            fields[name] = value
    await form.close()
    return fields


async def _chunks(request: Request, limits: Limits) -> AsyncGenerator[bytes, None]:
    declared = request.headers.get("content-length", "0")
    too_long = HTTPException(413, say("more than {size} kB", size=limits.body // 1024))
    if declared.isdecimal() and int(declared) > limits.body:
        raise too_long
    size = 0
    try:
        async with asyncio.timeout(limits.receiving):
            async for chunk in request.stream():
                size += len(chunk)
                if size > limits.body:
                    raise too_long
                yield chunk
    except TimeoutError:
        raise HTTPException(
            408, say("the request did not come within {seconds} seconds", seconds=limits.receiving)
        ) from None
    except ClientDisconnect:
        raise HTTPException(400, say("the client has gone")) from None
