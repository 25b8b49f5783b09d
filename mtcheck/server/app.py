"""The application: all routes, and how failures are reported."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from mtcheck.server.api import audits, decisions, terms
from mtcheck.server.api.models import ProblemAnswer
from mtcheck.server.pages import article, entrance, people, queue, records
from mtcheck.server.pages import terms as terms_pages
from mtcheck.server.pages.page import page
from mtcheck.server.problems import TITLES, Problem, SignInError
from mtcheck.server.shield import Shield
from mtcheck.version import __version__

if TYPE_CHECKING:
    from mtcheck.server.desk import Desk

__all__ = ["create_app"]

_LOG: Final = logging.getLogger("mtcheck.server")
_JSON: Final = "application/problem+json"
_WHERE: Final = {True: "/api/v1/openapi.json lists what there is", False: "the queue is at /"}


def create_app(desk: Desk) -> FastAPI:
    """The application of a desk; the caller closes the desk."""
    app = FastAPI(
        title="mtcheck review desk",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
    )
    app.state.desk = desk
    refusals: dict[int | str, dict[str, Any]] = {
        status: {"model": ProblemAnswer, "description": TITLES[status]}
        for status in (400, 401, 403, 404, 409, 413, 422, 429, 503)
    }
    for api in (audits, decisions, terms):
        app.include_router(api.router, prefix="/api/v1", responses=refusals)
    for routes in (entrance, queue, article, terms_pages, records, people):
        app.include_router(routes.router, include_in_schema=False)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refuse)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(PoolTimeoutError, _database)
    app.add_exception_handler(Exception, _defect)
    app.add_middleware(Shield, desk=desk)
    described = app.openapi

    def openapi() -> dict[str, Any]:
        """The OpenAPI description; FastAPI would describe every refusal as plain JSON."""
        if app.openapi_schema is None:
            for operations in described()["paths"].values():
                for operation in operations.values():
                    _as_problems(operation["responses"])
        return described()

    app.openapi = openapi  # type: ignore[method-assign]  # how FastAPI says to change it
    return app


def _as_problems(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        if int(status) >= 400 and "application/json" in response.get("content", {}):
            response["content"] = {_JSON: response["content"]["application/json"]}


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101
    if isinstance(error, SignInError) and not _is_api(request):
        from urllib.parse import quote

        back = f"?next={quote(request.url.path)}" if request.method == "GET" and request.url.path != "/" else ""
        if request.headers.get("hx-request"):
            return Response(status_code=204, headers={"HX-Redirect": "/sign-in"})
        return RedirectResponse(f"/sign-in{back}", status_code=303)
    return _problem_response(request, error.status, error.sentence, error.headers, error.more)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in {"body", "query", "path"})
    if first["type"] == "json_invalid":
        return _problem_response(request, 400, _not_json(first))
    said = {"missing": "is missing: add it", "extra_forbidden": "is not known here: leave it out or correct its name"}
    if first["type"] in said:
        return _problem_response(
            request, 422, f"{where or 'the body'} {said[first['type']]}", more={"errors": _errors(error)}
        )
    more = f"; and {len(error.errors()) - 1} more" if len(error.errors()) > 1 else ""
    sentence = f"{where or 'the body'}: {_lower(first['msg'])}{more}"
    return _problem_response(request, 422, sentence, more={"errors": _errors(error)})


def _not_json(first: Any) -> str:  # noqa: ANN401 - Pydantic's own
    why, place = first.get("ctx", {}).get("error", first["msg"]), first["loc"][-1]
    return f"the body is not JSON at character {place}: {_lower(str(why))}" + "; send one JSON object in UTF-8"


def _errors(error: RequestValidationError) -> list[dict[str, Any]]:
    return [{"where": list(map(str, one["loc"])), "what": one["msg"]} for one in error.errors()[:20]]


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    sentence = {
        404: f"there is nothing at {request.url.path[:200]}: {_WHERE[_is_api(request)]}",
        405: f"{request.url.path[:200]} does not answer {request.method}: {_methods_of(error)}",
    }.get(error.status_code, str(error.detail))
    return _problem_response(request, error.status_code, sentence, dict(error.headers or {}))


def _methods_of(error: HTTPException) -> str:
    methods = (error.headers or {}).get("Allow", "")
    return f"use {methods}" if methods else "/api/v1/openapi.json lists what does"


async def _database(request: Request, error: Exception) -> Response:
    _LOG.warning("the database is not responding: %s", " ".join(str(error).split())[:300])
    sentence = "the database is not responding; nothing was saved: try again in a moment"
    return _problem_response(request, 503, sentence, {"Retry-After": "5"})


async def _defect(request: Request, error: Exception) -> Response:
    return _problem_response(
        request, 500, f"unexpected {type(error).__name__}: this is a bug in mtcheck; please report it"
    )


def _problem_response(
    request: Request,
    status: int,
    sentence: str,
    headers: dict[str, str] | None = None,
    more: dict[str, Any] | None = None,
) -> Response:
    title = TITLES.get(status, "Something went wrong")
    if _is_api(request) or request.headers.get("accept", "").startswith("application/json"):
        told = {"type": "about:blank", "title": title, "status": status, "detail": sentence, **(more or {})}
        return JSONResponse(told, status, headers, media_type=_JSON)
    return page(request, "problem.html.jinja", status=status, headers=headers, title=title, sentence=sentence)


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
