"""The pages and the API as one ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

import mtaudit
from mtaudit.auditor import Settings
from mtaudit.corpus.records import in_language
from mtaudit.errors import UnknownLanguageError
from mtaudit.interchange import dumps
from mtaudit.language import Language, find_language
from mtaudit.message import say
from mtaudit.readers import BadLine
from mtaudit.readers.jsonl import parse_line
from mtaudit.report import EXTENSIONS, FORMATS, render
from mtaudit.report.summary import counts, summarise
from mtaudit.report.visible import one_line
from mtaudit.resources import FOLDER
from mtaudit.serve.bodies import read_body, read_form
from mtaudit.serve.guard import COOKIE, Guard, is_token
from mtaudit.serve.jobs import Job, Jobs
from mtaudit.serve.limits import Limits
from mtaudit.serve.refusals import asked_language, refused
from mtaudit.serve.workers import BusyError, KilledError, RefusedError, SlowError, Submission, Workers

MEDIA: Mapping[str, str] = {"html": "text/html", "json": "application/json", "sarif": "application/json"}


def make_app(
    settings: Settings, *, processes: int = 2, limits: Limits | None = None, token: str = "", language: str = "auto"
) -> Starlette:
    """The application; who asks must know the `token`, if there is one.

    `language` is that of pages and messages; `auto` is what the browser asks for.

    Raises:
        UnknownLanguageError: there is no such language.
    """
    find_language(language)
    server = _Server(settings, processes, limits or Limits(), token, language)
    return Starlette(
        routes=[
            Route("/", server.form),
            Route("/check", server.check, methods=["POST"]),
            Route("/jobs/{identifier}", server.job),
            Route("/jobs/{identifier}/delete", server.delete, methods=["POST"]),
            Route("/jobs/{identifier}/report.{extension}", server.report),
            Route("/login", server.login, methods=["GET", "POST"]),
            Route("/style.css", server.style),
            Route("/audit", server.audit, methods=["POST"]),
            Route("/health", server.health),
            Route("/openapi.json", server.openapi),
            Route("/docs", server.docs),
        ],
        middleware=[Middleware(Guard, token=token)],
        exception_handlers={HTTPException: server.error},
        lifespan=server.lifespan,
    )


class _Server:
    def __init__(self, settings: Settings, processes: int, limits: Limits, token: str, language: str) -> None:
        self._settings, self._processes, self._limits = settings, processes, limits
        self._token, self._language = token, language

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Have processes while the server runs."""
        limits = self._limits
        self._workers = Workers(self._settings, self._processes, waiting=limits.waiting, seconds=limits.auditing)
        self._jobs = Jobs(self._workers, limits)
        yield
        await asyncio.to_thread(self._workers.close)

    async def form(self, request: Request) -> Response:
        """The page to paste or choose two texts on."""
        return self._page("form.html", request)

    async def check(self, request: Request) -> Response:
        """Begin to audit what the page has."""
        fields = await read_form(request, self._limits)
        language = self._spoken(request)
        arabic = _text(fields, "arabic")
        if arabic is None:
            error = language.gettext("Paste the Arabic text, or choose its file.")
            return self._page("form.html", request, 400, error=error)
        try:
            identifier = self._jobs.start(Submission(arabic, _text(fields, "english")))
        except BusyError:
            error = language.gettext("The server is busy. Try again in a minute.")
            return self._page("form.html", request, 503, error=error)
        return RedirectResponse(f"/jobs/{identifier}", 303)

    async def job(self, request: Request) -> Response:
        """How far an article is, or its result."""
        job = self._job(request)
        language = self._spoken(request)
        if not job.future.done():
            stage = language.message(job.stage or say("waiting"))
            return self._page("working.html", request, name=job.name, stage=stage)
        error = job.future.exception()
        if error is not None:
            return self._page("failed.html", request, _status(error), name=job.name, error=_said(error, language))
        result = job.future.result()
        summary = summarise(result)
        return self._page(
            "finished.html",
            request,
            name=job.name,
            verdict=language.message(summary.verdict),
            worst=summary.worst or "clean",
            found=language.ngettext("{count} finding", "{count} findings", len(result.findings)),
            by_severity=counts(summary, language),
            here=f"/jobs/{request.path_params['identifier']}",
            formats=["html", "json", "markdown", "sarif", "text"],
            extensions=EXTENSIONS,
        )

    async def delete(self, request: Request) -> Response:
        """Forget an article and its result."""
        self._jobs.forget(request.path_params["identifier"])
        return RedirectResponse("/", 303)

    async def report(self, request: Request) -> Response:
        """A report of a finished article."""
        job = self._job(request)
        extension = request.path_params["extension"]
        name = next((each for each in FORMATS if EXTENSIONS[each] == extension), None)
        if name is None or not job.future.done() or job.future.exception():
            raise HTTPException(404, say("there is no such report"))
        locale = self._spoken(request).locale
        text = await asyncio.to_thread(partial(render, job.future.result(), name, path=job.name, language=locale))
        data, media = text.encode("utf-8", "backslashreplace"), MEDIA.get(name, "text/plain")
        headers = {"Content-Disposition": f'attachment; filename="mtaudit.{extension}"'}
        if name == "html" and "download" not in request.query_params:
            headers = {"Content-Security-Policy": "frame-ancestors 'none'"}  # the page has a stricter one of its own
        return Response(data, media_type=media, headers=headers)

    async def login(self, request: Request) -> Response:
        """Ask for the token, and keep it in a cookie until the browser is closed."""
        if request.method == "GET":
            return self._page("login.html", request)
        given = (await read_form(request, self._limits)).get("token", "")
        if not (self._token and isinstance(given, str) and is_token(given.strip(), self._token)):
            return self._page("login.html", request, 401, error=self._spoken(request).gettext("The token is wrong."))
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer

    async def style(self, request: Request) -> Response:
        """The style of the pages."""
        return Response(_templates().get_template("page.css").render(), media_type="text/css")

    async def audit(self, request: Request) -> Response:
        """Audit a document as a line of a batch has it; the answer is the line that a batch writes."""
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise HTTPException(415, say("send application/json"))
        record = parse_line(await read_body(request, self._limits))
        if isinstance(record, BadLine):
            raise HTTPException(400, record.error)
        language = asked_language(request)
        try:
            found = await asyncio.wrap_future(self._workers.submit(record))
        except BusyError:
            raise HTTPException(503, say("too many texts wait; try again later"), {"Retry-After": "10"}) from None
        except (SlowError, KilledError, RefusedError) as error:
            raise HTTPException(_status(error), _said(error, language)) from None
        found = in_language(found, language)
        if "error" in found:
            raise HTTPException(400, found["error"])
        return Response(dumps(found), media_type="application/json")

    async def health(self, request: Request) -> Response:
        """Whether the server is there, and how busy."""
        return JSONResponse(
            {
                "status": "ok",
                "version": mtaudit.__version__,
                "processes": self._processes,
                "texts": self._workers.taken,
            }
        )

    async def openapi(self, request: Request) -> Response:
        """What the API takes and gives, as OpenAPI 3.1 says it."""
        text = (FOLDER / "openapi.json").read_text("utf-8").replace("{version}", mtaudit.__version__)
        return Response(text, media_type="application/json")

    async def docs(self, request: Request) -> Response:
        """The same for people."""
        return self._page("docs.html", request, limits=self._limits, has_token=bool(self._token))

    async def error(self, request: Request, error: Exception) -> Response:
        """What is wrong with a request: a page for people, JSON for programs."""
        assert isinstance(error, HTTPException)
        if "text/html" in request.headers.get("accept", ""):
            said = self._spoken(request).message(error.detail)
            return self._page("failed.html", request, error.status_code, name=str(error.status_code), error=said)
        return refused(request, error.status_code, error.detail, error.headers)

    def _job(self, request: Request) -> Job:
        job = self._jobs.get(request.path_params["identifier"])
        if job is None:
            raise HTTPException(404, say("there is no such article: results are kept for a while only"))
        return job

    def _spoken(self, request: Request) -> Language:
        """The language of the page: the one that was set, or the first that the browser asks for."""
        if self._language != "auto":
            return find_language(self._language)
        wanted = request.headers.get("accept-language", "en").partition(",")[0].partition(";")[0].strip()
        for name in (wanted, wanted.partition("-")[0]):
            with suppress(UnknownLanguageError):
                return find_language(name)
        return Language()

    def _page(self, template: str, request: Request, status: int = 200, **values: Any) -> Response:
        language = self._spoken(request)
        text = _templates().get_template(template).render(language=language, _=language.gettext, **values)
        return HTMLResponse(text, status)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("mtaudit.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _text(fields: Mapping[str, str | tuple[str, bytes]], name: str) -> tuple[str, bytes] | None:
    """What was pasted, or else the file: its name and bytes; None where there is neither."""
    pasted, file = fields.get(name, ""), fields.get(f"{name}-file", ("", b""))
    if isinstance(pasted, str) and pasted.strip():
        return _title(pasted), pasted.replace("\r\n", "\n").encode("utf-8", "replace")
    if isinstance(file, tuple) and file[1]:
        return one_line(file[0]) or name, file[1]
    return None


def _title(text: str) -> str:
    """What to call a text that was pasted: how it begins."""
    first = one_line(text.strip().partition("\n")[0])
    return first if len(first) <= _LONGEST_TITLE else f"{first[:_LONGEST_TITLE].rstrip()} …"


_LONGEST_TITLE = 60
"""Characters."""


def _status(error: BaseException | None) -> int:
    return 504 if isinstance(error, SlowError) else 400 if isinstance(error, RefusedError) else 500


def _said(error: BaseException | None, language: Language) -> str:
    if isinstance(error, SlowError):
        return language.gettext("the audit of this text took too long and was stopped")
    if isinstance(error, RefusedError):
        return language.message(error.reason)
    return language.gettext("the process that audited this text has died, perhaps for want of memory")
