"""Files of every format, and what cannot be read."""

from __future__ import annotations

import io
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mtcheck.errors import InputError
from mtcheck.read import read_text

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Blinken in Kyiv</title>
<meta property="article:published_time" content="2022-01-18"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Blinken in Kyiv</h1>
<p>US Secretary of State Antony Blinken will visit Ukraine tomorrow, the State Department said on Tuesday evening.</p>
<p>The talks follow last week's meetings in Geneva, Brussels and Vienna, which ended without an agreement.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_markdown_is_reduced_to_its_words(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: x\n---\n# The *title*\n\nA [link](https://e.org) and `code`,\nwrapped.\n\n"
        "- one\n- two\n\n```\nx = 1\n```\n",
        encoding="utf-8",
    )

    document = read_text(file)

    assert document.text == "The title\n\nA link and code, wrapped.\n\none\n\ntwo"
    assert document.format == "markdown"


@pytest.mark.parametrize("name", ["a.html", "a.txt"], ids=["by name", "by content"])
def test_a_page_is_reduced_to_its_article(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(PAGE, encoding="utf-8")

    document = read_text(file)

    assert "Geneva, Brussels and Vienna" in document.text
    assert "Sport" not in document.text
    assert "rights reserved" not in document.text
    assert (document.format, document.title, document.published) == ("html", "Blinken in Kyiv", date(2022, 1, 18))


def test_an_entity_of_the_page_is_not_expanded(tmp_path: Path) -> None:
    """A page must not read other files."""
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET WORDS")
    file = tmp_path / "a.html"
    paragraph = "The talks in Geneva ended without an agreement, and both sides blamed each other. " * 3
    file.write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f"<html><body><article><p>{paragraph}&x;</p><p>{paragraph}</p></article></body></html>",
        encoding="utf-8",
    )

    assert "TOP SECRET" not in read_text(file).text


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Već.\r\nSjutra.".encode())))

    assert read_text("-").text == "Već.\nSjutra."


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.txt: no such file"):
        read_text(tmp_path / "nothing.txt")


def test_a_folder_without_article_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"folder without an article\.toml"):
        read_text(tmp_path)


def test_a_page_without_an_article_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<html><body></body></html>")

    with pytest.raises(InputError, match="no article was found"):
        read_text(file)
