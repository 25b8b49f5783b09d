"""A self-contained HTML page: its templates, its content security policy, and texts made inert."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["asset", "clip", "inert", "policy", "template_environment"]

# Invisible characters that change what is seen: controls, bidi controls, separators, zero-width spaces and tags.
# Not the joiners of emoji and of Persian, nor the soft hyphen, which are part of ordinary text.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# HTML cannot represent these.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNWRITABLE_BETWEEN_LINES: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def inert(text: str) -> Markup:
    """The text as HTML that shows exactly its characters: nothing in it is markup, and nothing hides or reorders text.

    Invisible and bidi controls are shown by name in their places, each isolated so that nothing around it moves.
    """
    from markupsafe import Markup, escape

    if _INVISIBLE.search(text) is None and "\r" not in text:
        return escape(text)
    made = []
    position = 0
    for match in _INVISIBLE.finditer(text):
        made.append(str(escape(text[position : match.start()])))
        shown = "\N{REPLACEMENT CHARACTER}" if _UNWRITABLE.match(match[0]) else match[0]
        made.append(f'<bdi class="control" data-code="{ord(match[0]):04X}">{shown}</bdi>')
        position = match.end()
    made.append(str(escape(text[position:])))
    # A bare carriage return would be read as a line feed, or merged with one, and shift every offset after it.
    return Markup("".join(made).replace("\r", "&#13;"))  # noqa: S704 - every part is escaped above


def clip(text: str, length: int = 160) -> str:
    """The text, without its middle if it is longer than ``length`` code points."""
    if len(text) <= length:
        return text
    half = length // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def policy(*, style: str, script: str | None = None) -> str:
    """A content security policy that allows this style and script and nothing else from anywhere."""
    allowed = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    if script is not None:
        allowed.append(f"script-src '{_digest(script)}'")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def asset(name: str) -> str:
    """A style sheet or script that ships with mtcheck."""
    return (resources.files("mtcheck.report") / "templates" / name).read_text(encoding="utf-8")


def _writable(value: object) -> object:
    """A template's output without characters that HTML cannot represent: in a page's title, :func:`inert` marks
    none."""
    return _UNWRITABLE_BETWEEN_LINES.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value


@cache
def template_environment() -> Environment:
    """Jinja2 with autoescape on and undefined names refused."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("mtcheck.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_writable,
    )
    environment.filters["inert"] = inert
    environment.filters["clipped"] = clip
    return environment
