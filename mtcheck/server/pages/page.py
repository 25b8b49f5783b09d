"""Shared by all pages: their templates and headers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader

from mtcheck.report.headline import HEADLINES
from mtcheck.report.page import template_environment
from mtcheck.server.asked import person_of
from mtcheck.server.desk import age
from mtcheck.server.people import Role
from mtcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request

    from mtcheck.server.people import Person

__all__ = ["page", "templates"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@cache
def templates() -> Environment:
    """Jinja2 over the desk's templates and those of the report, which the article's page extends."""
    loader = ChoiceLoader([PackageLoader("mtcheck.server", "templates"), PackageLoader("mtcheck.report", "templates")])
    made = template_environment().overlay(loader=loader)
    made.filters["age"] = age
    made.globals["version"] = __version__
    made.globals["verdicts"] = {decision.value: words for decision, words in HEADLINES.items()}
    return made


def page(
    request: Request,
    template: str,
    person: Person | None = None,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    also: Mapping[str, object] | None = None,
    **shown: object,
) -> HTMLResponse:
    """A page, with the navigation of the signed-in user."""
    if person is None and status != 503:
        person = person_of(request)
    text = (
        templates()
        .get_template(template)
        .render(
            person=person,
            nonce=request.state.nonce,
            place=request.url.path,
            can={role.value: person is not None and person.may(role) for role in Role},
            **(also or {}),
            **shown,
        )
    )
    return HTMLResponse(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text), status, dict(headers or {}))
