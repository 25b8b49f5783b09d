"""Where a text comes from: a file, standard input or, if the user allows it, a page on the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from mtcheck.inputs import Upload

__all__ = ["place"]

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def place(text: str, *, network: bool) -> Path | Upload:
    """The file that ``text`` names, or the page at this URL.

    Raises :class:`InputError` for a URL without ``network``, and the errors of :func:`mtcheck.read.url.fetch`.
    """
    if not _URL.match(text):
        return Path(text)
    if not network:
        raise InputError(
            f"{text}: this is a URL, and mtcheck opens no connections without --allow-network; "
            "add it, or save the page and give the file"
        )
    from mtcheck.inputs import Upload
    from mtcheck.read.url import fetch, host_of, label_encoding

    return Upload(label_encoding(fetch(text, typed={host_of(text)})), text)
