"""Where a text comes from: a file, standard input, or, where the user allows it, a page on the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from mtcheck.inputs import Upload
    from mtcheck.read.url import Fetched

__all__ = ["place"]

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]{1,60})", re.IGNORECASE)


def place(text: str, *, network: bool) -> Path | Upload:
    """The file that ``text`` names, or the page that stands at this URL.

    Raises :class:`InputError` for a URL without ``network``, and what :func:`mtcheck.read.url.fetch` raises.
    """
    if not _URL.match(text):
        return Path(text)
    if not network:
        raise InputError(
            f"{text}: this is a URL, and mtcheck opens no connection unless --allow-network is given; "
            "or save the page and name the file"
        )
    from mtcheck.inputs import Upload
    from mtcheck.read.url import fetch, host_of

    return Upload(_labelled(fetch(text, typed={host_of(text)})), text)


def _labelled(page: Fetched) -> bytes:
    """The page with what its server says of its encoding, which goes before what the page says (HTML, 13.2.3.2)."""
    import codecs

    import webencodings

    label = _CHARSET.search(page.content_type)
    encoding = webencodings.lookup(label[1]) if label else None
    if encoding is None or encoding.name == "utf-8":
        return page.data
    try:
        return codecs.BOM_UTF8 + page.data.decode(encoding.codec_info.name).encode()
    except UnicodeDecodeError:
        return page.data
