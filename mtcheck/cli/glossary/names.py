"""``mtcheck glossary lookup`` and ``forms``: single names."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mtcheck.cli.glossary.options import (
    Added,
    Columns,
    Format,
    Lenient,
    NoDefault,
    OutputFormat,
    TargetLang,
    load_glossary,
    shorten,
    write_json,
)
from mtcheck.cli.terminal import note, say, write_result
from mtcheck.errors import UsageError
from mtcheck.languages.tags import USUAL_SOURCE, USUAL_TARGET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.glossary import Entry
    from mtcheck.glossary.find import Match
    from mtcheck.glossary.inflect.forms import CaseForms

__all__ = ["forms", "lookup"]

_GENDERS: Final = {"m": "masculine", "f": "feminine", "n": "neuter"}
_DECLINED_AS: Final = {"m": "a man's name", "f": "a woman's name", "": "a place's name"}


class Sex(StrEnum):
    """Whose name it is."""

    MASCULINE = "m"
    FEMININE = "f"


def lookup(
    name: Annotated[str, typer.Argument(help="A name, variant, source form or case form.")],
    *,
    glossary: Added = None,
    columns: Columns = None,
    no_default_glossary: NoDefault = False,
    target_lang: TargetLang = None,
    lenient: Lenient = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Look up a name.

    Its entry, every variant, every case form. Exits with 1 if it is in no glossary.
    """
    from mtcheck.glossary.find import find_entries
    from mtcheck.glossary.inflect.forms import case_forms

    default = not no_default_glossary
    names = load_glossary(glossary, default=default, lenient=lenient, columns=columns, target_lang=target_lang)
    entries = names.entries
    matches = find_entries(entries, name)
    if output_format is Format.JSON:
        write_json([{**_fields(match), "forms": _form_rows(case_forms(match.entry))} for match in matches])
    else:
        say("\n".join(_describe_match(name, match, case_forms(match.entry)) for match in matches).rstrip("\n"))
    if not matches:
        _not_found(entries, name)


def forms(
    name: Annotated[
        str | None,
        typer.Argument(help="A name of the glossary, or any name in a source language; with --all, a glossary file."),
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Inflect every name of the glossary.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
    lang: Annotated[
        str,
        typer.Option(help="Language of a name that is not in any glossary: sr, hr, bs, cnr, cs, pl, sk, sl, uk, ru."),
    ] = USUAL_SOURCE,
    gender: Annotated[Sex | None, typer.Option(help="Inflect it as a man's or woman's name, not as a place.")] = None,
    glossary: Added = None,
    columns: Columns = None,
    no_default_glossary: NoDefault = False,
    target_lang: TargetLang = None,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Decline a name.

    Prints the case forms and possessives of the name and its source forms, or of any name that no glossary has. With
    --all, prints those of every name of a glossary, as a table of name, language, nominative, case and form.
    """
    from mtcheck.glossary.find import find_entries
    from mtcheck.glossary.inflect.forms import case_forms

    if every:
        files = [*([Path(name)] if name else []), *(glossary or [])]
        default = not files and not no_default_glossary
        names = load_glossary(files, default=default, lenient=False, columns=columns, target_lang=target_lang)
        _write_all(names.entries, output, output_format)
        return
    if not name or not name.strip():
        raise UsageError("no name was given")
    default = not no_default_glossary
    names = load_glossary(glossary, default=default, lenient=False, columns=columns, target_lang=target_lang)
    entries = names.entries
    found = [match.entry for match in find_entries(entries, name)] if gender is None else []
    found = found or [_unlisted_name(name, lang, gender and gender.value)]
    declined = [item for entry in found for item in case_forms(entry)]
    if output_format is Format.JSON:
        write_json(_form_rows(declined))
    else:
        write_result("\n".join(_form_table(declined)) + "\n", output)
    if not declined:
        raise UsageError(f"names in {lang!r} cannot be inflected; the languages are {_list_declining()}")


def _unlisted_name(name: str, lang: str, gender: str | None) -> Entry:
    """A name that no glossary has: a person's if a gender is given or its first word is a given name."""
    from mtcheck.glossary import Entry, Gender, Kind
    from mtcheck.glossary.inflect.forms import begins_with_adjective
    from mtcheck.languages.common import is_common
    from mtcheck.languages.given_names import gender_as_written, is_own_given_name

    first, _, rest = name.strip().partition(" ")
    adjective = begins_with_adjective(name.strip(), lang)
    a_word = adjective and is_common(first.casefold(), lang) and not is_own_given_name(first, lang)
    known = gender or (gender_as_written(first, lang) if rest and not a_word else "")
    if rest and not known and not adjective:
        known = _gender_by_ends(first, rest, lang)
        note(
            f"no list has {shorten(first)!r} as a given name; this is declined as {_DECLINED_AS[known]} (see --gender)"
        )
    kind = Kind.PERSON if known else Kind.PLACE
    return Entry(name, kind, sources=((lang, name),), gender=Gender(known) if known else None)


def _gender_by_ends(first: str, rest: str, lang: str) -> str:
    """Whose name it is by the end of its first word, if the last ends as only surnames do; else ""."""
    from mtcheck.languages.declension import declension_for
    from mtcheck.languages.respelling import latin
    from mtcheck.languages.script import in_data_script
    from mtcheck.languages.surnames import surnames_for

    facts, surnames, last = declension_for(lang), surnames_for(lang), latin(rest, lang)
    given = in_data_script(first, lang)
    if not surnames.sure.search(last) or given.endswith(facts.neuter_letters):
        return ""
    return "f" if given.endswith(facts.feminine_letters) or surnames.womans.search(last) else "m"


def _list_declining() -> str:
    from mtcheck.languages.declension import declension_for
    from mtcheck.languages.registry import tags

    return ", ".join(tag for tag in tags() if declension_for(tag).paradigms)


def _write_all(entries: Iterable[Entry], output: Path | None, output_format: Format) -> None:
    """Every form of every entry; a source form that does not decline, or in a language that mtcheck cannot decline, has
    only its nominative."""
    import csv
    import io

    from mtcheck.glossary.inflect.forms import case_forms
    from mtcheck.text.formulas import guard

    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    rows.writerow(("name", "language", "nominative", "case", "form"))
    found = []
    for entry in entries:
        declined = {(item.language, item.nominative): item for item in case_forms(entry)}
        own = entry.sources if entry.target_lang == USUAL_TARGET else entry.in_languages
        for tag, form in dict.fromkeys(own):
            cases = [("nominative", (form,)), *(declined[tag, form].cases if (tag, form) in declined else ())]
            rows.writerows(map(guard, (entry.name, tag, form, case, text)) for case, texts in cases for text in texts)
            found.append({"name": entry.name, "language": tag, **{case: list(texts) for case, texts in cases}})
    if output_format is Format.JSON:
        import json

        write_result(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
    else:
        write_result(out.getvalue(), output)


def _not_found(entries: Iterable[Entry], name: str) -> None:
    from mtcheck.glossary.find import nearest_names

    near = nearest_names(entries, name)
    hint = f"; the nearest names are {', '.join(near)}" if near else ""
    note(f"{shorten(name)!r} is not in any glossary{hint}")
    raise typer.Exit(1)


def _variant_lines(entry: Entry) -> Iterator[str]:
    for label in ("allowed", "discouraged", "forbidden"):
        texts = [f"{item.text} ({item.note})" if item.note else item.text for item in getattr(entry, label)]
        if texts:
            yield f"  {label:<12} {', '.join(texts)}"


def _describe_match(name: str, match: Match, declined: Sequence[CaseForms]) -> str:
    entry = match.entry
    about = ", ".join(filter(None, (entry.kind, _GENDERS.get(entry.gender or ""), entry.note)))
    lines = [f"{entry.name}{f' ({about})' if about else ''}"]
    if match.role != "the name":
        lines.append(f"  {name!r} is {match.role}{f': {match.note}' if match.note else ''}")
    lines.extend(_variant_lines(entry))
    if entry.valid_from or entry.valid_until:
        lines.append(f"  {'valid':<12} {entry.valid_from or '…'} to {entry.valid_until or '…'}")
    if entry.id:
        lines.append(f"  {'id':<12} {entry.id}")
    lines.extend(f"  {line}" for line in _form_table(declined))
    return "\n".join(lines) + "\n"


def _form_table(declined: Sequence[CaseForms]) -> list[str]:
    lines = []
    for item in declined:
        lines.append(f"{item.language:<4} {'nominative':<12} {item.nominative}")
        if not item.cases:
            lines.append(f"{'':<4} does not decline")
        lines.extend(f"{'':<4} {case:<12} {', '.join(texts)}" for case, texts in item.cases)
    return lines


def _form_rows(declined: Sequence[CaseForms]) -> list[dict[str, object]]:
    return [
        {"language": item.language, "nominative": item.nominative, **{case: list(texts) for case, texts in item.cases}}
        for item in declined
    ]


def _fields(match: Match) -> dict[str, object]:
    import json

    from mtcheck.glossary.formats.jsonl import write

    fields: dict[str, object] = json.loads(write([match.entry]))
    return {"match": match.role, **fields}
