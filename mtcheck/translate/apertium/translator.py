"""The installed ``apertium`` command: rule-based, some forty pairs, no download, 200 sentences a second.

Its English is rough (Serbo-Croatian to English: BLEU 5 to 7, chrF 37 to 40 on NTREX), so its trust is low;
but it invents nothing. Debian's package for Serbo-Croatian is ``apertium-hbs-eng``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.errors import LanguagePairError, ModelNotFoundError, TranslatorError
from mtcheck.languages.language import group, language_for
from mtcheck.languages.script import to_latin
from mtcheck.model import Trust

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ApertiumTranslator", "mode_for"]

_SECONDS = 600
_SPECIAL = re.compile(r"([\[\]{}^$/\\@<>])")
"""Characters with a meaning in Apertium's stream format."""
_ESCAPED = re.compile(r"\\(.)")


def _is_installed() -> bool:
    return shutil.which("apertium") is not None


@cache
def _modes() -> tuple[str, ...]:
    listing = subprocess.run(["apertium", "-l"], capture_output=True, text=True, timeout=60, check=False)
    return tuple(listing.stdout.split())


def _codes(tag: str) -> tuple[str, ...]:
    """The codes that a mode's name may have: ISO 639-3 first, as in ``hbs-eng``, then the tag's own."""
    from babel.core import get_global

    language = group(tag)
    longer = sorted(
        code for code, short in get_global("language_aliases").items() if short == language and len(code) == 3
    )
    return (*longer, language)


def mode_for(source_lang: str, target_lang: str) -> str | None:
    """The installed mode for a pair of BCP 47 tags, or None (also if Apertium itself is missing)."""
    if not _is_installed():
        return None
    wanted = [f"{source}-{target}" for source in _codes(source_lang) for target in _codes(target_lang)]
    return next((mode for mode in wanted if mode in _modes()), None)


class ApertiumTranslator:
    """Translates through the ``apertium`` command.

    Raises :class:`mtcheck.errors.ModelNotFoundError` if it is not installed.
    """

    name = "apertium"
    trust = Trust.LOW

    def __init__(self) -> None:
        if not _is_installed():
            raise ModelNotFoundError("apertium is not installed: on Debian, `apt install apertium-hbs-eng`")

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        """One translation per sentence; words that Apertium does not know are kept.

        Raises :class:`mtcheck.errors.LanguagePairError` without a mode for the pair, and
        :class:`mtcheck.errors.TranslatorError` if the command fails.
        """
        mode = mode_for(source_lang, target_lang)
        if mode is None:
            raise LanguagePairError(
                f"apertium does not translate {source_lang} to {target_lang}: install that pair's package "
                f"(installed: {', '.join(_modes()) or 'none'})"
            )
        if language_for(source_lang).two_scripts:
            sentences = [to_latin(sentence) for sentence in sentences]
        return _run(mode, sentences)


def _run(mode: str, sentences: Sequence[str]) -> list[str]:
    """Run the pipeline; each sentence ends in NUL, on which every stage flushes, so that none runs into the next."""
    if not sentences:
        return []
    lines = [_SPECIAL.sub(r"\\\1", " ".join(sentence.replace("\0", " ").split())) for sentence in sentences]
    command = ["apertium", "-u", "-n", "-z", "-f", "none", mode]
    stream = "".join(f"{line}\0" for line in lines).encode("utf-8", errors="replace")
    try:
        run = subprocess.run(command, input=stream, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise TranslatorError(f"apertium {mode} did not finish: {error}") from error
    answers = run.stdout.decode("utf-8", errors="replace").split("\0")
    if run.returncode or len(answers) <= len(lines):
        reason = run.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise TranslatorError(f"apertium {mode} failed: {reason[0] if reason else f'exit code {run.returncode}'}")
    return [_ESCAPED.sub(r"\1", answer).strip() for answer in answers[: len(lines)]]
