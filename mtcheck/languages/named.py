"""Languages by their names, as people head the columns of a table: *English*, *Serbian (Latin)*, *srpski*, *de-AT*.

Names are those of CLDR (Unicode), by babel: in English, in each language itself, and in the languages that mtcheck has
facts for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mtcheck.errors import UsageError
from mtcheck.languages.cldr import locales_of, names_in
from mtcheck.languages.lookup import LANGUAGES
from mtcheck.languages.respelling import plain_key
from mtcheck.languages.tags import HBS, TAG

__all__ = ["check_tag", "is_language", "language_named", "not_a_tag"]

_QUALIFIED: Final = re.compile(r"(?P<name>[^()\[\]]+)[(\[](?P<rest>[^()\[\]]*)[)\]]")
_TAG: Final = re.compile(r"(?P<code>[A-Za-z]{2,3})(?P<rest>(?:[-_][A-Za-z0-9]{2,8})*)(?:@[a-z]+)?")
_EXAMPLES: Final = " (examples: sr, sr-Cyrl, uk)"
_LONGEST_NAME: Final = 100
"""In characters."""
_MORE: Final = {
    "montenegrin": "cnr",
    "crnogorski": "cnr",
    "црногорски": "cnr",
    "serbo-croatian": "sh",
    "ukranian": "uk",
}


def language_named(label: str) -> str | None:
    """A BCP 47 tag of the language that ``label`` names or tags; None for anything else."""
    text = " ".join(label.split()).casefold()
    if (tagged := _TAG.fullmatch(text)) and tagged["code"] in _codes():
        return text.replace("_", "-").partition("@")[0]
    qualified = _QUALIFIED.fullmatch(text)
    name, rest = (qualified["name"].rstrip(), qualified["rest"]) if qualified else (text, "")
    language = _MORE.get(name) or _english().get(name) or _others().get(name)
    if language is None:
        return None
    parts = (_parts().get(part.strip()) for part in rest.split(","))
    return "-".join((language, *filter(None, parts)))


def check_tag(tag: str) -> None:
    """Raises :class:`mtcheck.errors.UsageError` for anything but a BCP 47 tag."""
    if not TAG.fullmatch(tag):
        raise UsageError(not_a_tag(tag))


def not_a_tag(text: str) -> str:
    """The message for a text that is not a BCP 47 tag: the tag of the language that it names, or else examples."""
    meant = language_named(text) if len(text) <= _LONGEST_NAME else None
    return f"{text[:40]!r} is not a BCP 47 tag{f'; did you mean {meant!r}?' if meant else _EXAMPLES}"


@cache
def _codes() -> frozenset[str]:
    from babel.core import get_global

    aliases: dict[str, str] = get_global("language_aliases")  # type: ignore[assignment]
    long = {code for code, short in aliases.items() if len(code) == 3 and len(short) == 2}
    return frozenset({*(code for code in names_in("en").languages if "_" not in code), *HBS, *long})


def is_language(word: str, lang: str) -> bool:
    """Whether a language calls some language so, give or take a letter that sounds alike (*Romani*: Romany), or by a
    name that ends so (*Northern Sami*)."""
    return plain_key(word) in _sounds_of_languages(lang)


@cache
def _sounds_of_languages(lang: str) -> frozenset[str]:
    return frozenset(plain_key(name.split()[-1]) for locale in locales_of(lang) for name in _names(locale) if name)


@cache
def _english() -> dict[str, str]:
    return _names("en")


@cache
def _others() -> dict[str, str]:
    from babel import localedata

    names: dict[str, str] = {}
    for code in filter(localedata.exists, ("hr", "sr", "sr_Latn", "bs", *LANGUAGES)):
        names = _names(code) | names
    for code in sorted(_codes()):
        if len(code) == 2 and localedata.exists(code):
            names.setdefault(names_in(code).languages.get(code, "").casefold(), code)
    names.pop("", None)
    return names


def _names(locale: str) -> dict[str, str]:
    return {name.casefold(): code for code, name in names_in(locale).languages.items() if "_" not in code}


@cache
def _parts() -> dict[str, str]:
    """Scripts and territories by their English names and by their codes."""
    from babel import Locale

    english = Locale("en")
    named = {name.casefold(): code for table in (english.territories, english.scripts) for code, name in table.items()}
    codes = {code.casefold(): code for code in named.values()}
    return {**codes, **named}
