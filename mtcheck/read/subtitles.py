"""Subtitles (SubRip, WebVTT) to text: cues joined, their numbers, times and tags dropped."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["looks_like_subtitles", "subtitles_to_text"]

_TIME: Final = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMES: Final = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_FIRST: Final = re.compile(rf"\ufeff?\s*(?:WEBVTT(?:[ \t].*)?$|\d{{1,6}}[ \t]*\n{_TIMES.pattern}$)", re.MULTILINE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}\n]{0,200}\}")
_SPEAKER: Final = re.compile(r"^[-–—][ \t]*(?=\S)")


def looks_like_subtitles(head: str) -> bool:
    """Whether a text begins as a WebVTT file or with the first cue of a SubRip file; line ends are ``\\n``."""
    return bool(_FIRST.match(head))


def subtitles_to_text(text: str) -> str:
    """The spoken text in one paragraph; a dash for a new speaker begins another. Line ends are ``\\n``."""
    paragraphs: list[str] = []
    for line in _lines(text):
        words = _SPEAKER.sub("", line)
        if paragraphs and words == line:
            paragraphs[-1] += f" {words}"
        else:
            paragraphs.append(words)
    return "\n\n".join(paragraphs)


def _lines(text: str) -> Iterator[str]:
    """The lines of the cues, without what is not spoken."""
    in_cue = False
    for line in text.split("\n"):
        if _TIMES.fullmatch(line):
            in_cue = True
        elif not line.strip():
            in_cue = False
        elif in_cue and (words := " ".join(unescape(_TAG.sub("", line)).split())):
            yield words
