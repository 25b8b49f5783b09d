"""Failures of requests: a status, and a sentence for the person or the program (RFC 9457)."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["TITLES", "Problem", "SignInError", "all_storable", "storable"]

# Lone surrogates, which JSON can name and databases refuse, and the null character, which PostgreSQL refuses.
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")

TITLES: Final = {
    400: "Bad request",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    410: "Gone",
    412: "Precondition failed",
    413: "Content too large",
    415: "Unsupported media type",
    422: "Unprocessable content",
    428: "Precondition required",
    429: "Too many requests",
    500: "Internal error",
    503: "The database is not responding",
}


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it so, and its status may say that nothing is wrong with mtcheck
    """A refused request. ``more`` are further members of its ``application/problem+json``."""

    def __init__(self, status: int, sentence: str, *, headers: dict[str, str] | None = None, **more: object) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = headers or {}
        self.more = more


class SignInError(Problem):
    """No one is signed in: a page asks for sign-in, the API reports it."""

    def __init__(self, sentence: str = "sign in, or send a token: Authorization: Bearer …") -> None:
        super().__init__(401, sentence, headers={"WWW-Authenticate": 'Bearer realm="mtcheck"'})


def storable(text: str) -> str:
    """The text with U+FFFD in place of characters that databases refuse."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def all_storable(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """JSON values with every text as a database accepts it."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {all_storable(key): all_storable(item) for key, item in value.items()}
    return [all_storable(item) for item in value] if isinstance(value, list) else value
