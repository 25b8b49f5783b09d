"""``mtcheck glossary``: keeping a glossary of names."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.terminal import note, write_result
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.glossary import Entry, Glossary
    from mtcheck.glossary.find import Match
    from mtcheck.glossary.inflect.forms import CaseForms
    from mtcheck.names.suggest import Suggestion

__all__ = ["app"]

app = typer.Typer(
    help="Keep a glossary of names: lint, look up, decline, suggest, convert, count, check.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How a result is written."""

    TERMINAL = "terminal"
    JSON = "json"


class SuggestFormat(StrEnum):
    """How suggestions are written; csv is a glossary to go on with."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


class Sex(StrEnum):
    """Whose name it is."""

    MASCULINE = "m"
    FEMININE = "f"


Files = Annotated[
    list[Path] | None, typer.Argument(help="Glossary files; the starter glossary if none is given.", show_default=False)
]
Added = Annotated[list[Path] | None, typer.Option("--glossary", "-g", help="A glossary file to add; may be repeated.")]
NoDefault = Annotated[bool, typer.Option("--no-default-glossary", help="Leave out the starter glossary.")]
Lenient = Annotated[bool, typer.Option("--lenient", help="Leave broken rows out instead of failing.")]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to write the result.")]
Articles = Annotated[list[Path], typer.Argument(help="Translations: files, or folders with an article.toml.")]


@app.command()
def lint(files: Files = None, *, output_format: OutputFormat = Format.TERMINAL) -> None:
    """Find what is wrong in glossaries: contradictions, collisions, scripts, expired entries.

    Exits with 0 if nothing is, 1 if something is, 3 if rows are broken.
    """
    from datetime import datetime

    from mtcheck.glossary import Glossary
    from mtcheck.glossary.lint import lint as find_flaws

    glossaries = [Glossary.load(file, lenient=True) for file in files or _starter_files()]
    flaws = find_flaws(glossaries, today=datetime.now().astimezone().date())
    if output_format is Format.JSON:
        rows = [
            {
                "rule": flaw.rule.name,
                "severity": flaw.rule.severity,
                "file": flaw.file,
                "line": flaw.line,
                "entry": flaw.entry,
                "message": flaw.message,
            }
            for flaw in flaws
        ]
        _write_json(rows)
    else:
        for flaw in flaws:
            name = f"{flaw.entry}: " if flaw.entry else ""
            print(f"{flaw.file}:{flaw.line}: {flaw.rule.severity}: {flaw.rule.name}: {name}{flaw.message}")
    count = sum(len(glossary.entries) for glossary in glossaries)
    note(f"{count:,} entries, {len(flaws):,} {'flaw' if len(flaws) == 1 else 'flaws'}")
    if any(glossary.broken for glossary in glossaries):
        raise typer.Exit(3)
    if flaws:
        raise typer.Exit(1)


def _starter_files() -> list[Path]:
    from mtcheck.bundled import references

    return sorted((references() / "glossaries").glob("*.csv"))


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(help="A name, a variant, a source form or a case form of one.")],
    *,
    glossary: Added = None,
    no_default_glossary: NoDefault = False,
    lenient: Lenient = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Say what a name is: its entry, every variant, every case form. Exits with 1 if it is in no glossary."""
    from mtcheck.glossary.find import find_entries
    from mtcheck.glossary.inflect.forms import case_forms

    entries = _glossary(glossary, default=not no_default_glossary, lenient=lenient).entries
    matches = find_entries(entries, name)
    if output_format is Format.JSON:
        _write_json([{**_fields(match), "forms": _form_rows(case_forms(match.entry))} for match in matches])
    else:
        write_result("\n".join(_described(name, match, case_forms(match.entry)) for match in matches), None)
    if not matches:
        _not_found(entries, name)


@app.command()
def forms(
    name: Annotated[str, typer.Argument(help="A name of the glossary, or any name in a source language.")],
    *,
    lang: Annotated[
        str, typer.Option(help="Language of a name that is in no glossary: sr, hr, bs, cnr, uk, ru.")
    ] = "sr",
    gender: Annotated[Sex | None, typer.Option(help="Decline it as a man's or a woman's, not as a place's.")] = None,
    glossary: Added = None,
    no_default_glossary: NoDefault = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Decline a name: the case forms and possessives of its source forms, or of the name itself."""
    from mtcheck.glossary import Entry, Gender, Kind
    from mtcheck.glossary.find import find_entries
    from mtcheck.glossary.inflect.forms import case_forms

    entries = _glossary(glossary, default=not no_default_glossary, lenient=False).entries
    found = [match.entry for match in find_entries(entries, name)] if gender is None else []
    if not found:
        kind = Kind.PERSON if gender else Kind.PLACE
        found = [Entry(name, kind, sources=((lang, name),), gender=Gender(gender.value) if gender else None)]
    declined = [item for entry in found for item in case_forms(entry)]
    if output_format is Format.JSON:
        _write_json(_form_rows(declined))
    else:
        write_result("\n".join(_form_table(declined)) + "\n", None)
    if not declined:
        raise UsageError(f"names in {lang!r} cannot be declined; the languages are sr, hr, bs, cnr, uk and ru")


@app.command()
def suggest(
    articles: Articles,
    *,
    source: Annotated[Path | None, typer.Option("--source", "-s", help="The original, for a single article.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the sources; detected if not given.")] = None,
    least: Annotated[int, typer.Option("--least", help="Only names that stand in the texts so often.", min=1)] = 1,
    glossary: Added = None,
    no_default_glossary: NoDefault = False,
    output_format: Annotated[SuggestFormat, typer.Option("--format", "-f", help="How to write the result.")] = (
        SuggestFormat.TERMINAL
    ),
) -> None:
    """Suggest names of articles that the glossary does not have, with counts and a sentence each."""
    from mtcheck.audit import audit
    from mtcheck.glossary import Entry
    from mtcheck.glossary.formats import FORMATS
    from mtcheck.names.suggest import suggestions

    _one_source(articles, source)
    known = _glossary(glossary, default=not no_default_glossary, lenient=False)
    read = [
        audit(article, source=source, source_lang=source_lang, glossary=None, only=()).article for article in articles
    ]
    found = [item for item in suggestions(read, known) if item.count >= least]
    if output_format is SuggestFormat.JSON:
        _write_json(
            [
                {"name": item.name, "count": item.count, "sources": _by_language(item.sources), "example": item.example}
                for item in found
            ]
        )
    elif output_format is SuggestFormat.CSV:
        rows = [Entry(item.name, note=_seen(item)) for item in found]
        write_result(FORMATS[0].write(rows).decode("utf-8-sig"), None)
    else:
        for item in found:
            spelt = ", ".join(form for _, form in item.sources)
            print(f"{item.count:5}  {item.name}{f'  ({spelt})' if spelt else ''}\n       {_shortened(item.example)}")


@app.command()
def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The glossary to read.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; its ending names the format.")],
    *,
    to: Annotated[
        str | None,
        typer.Option("--to", help="csv, tsv, jsonl, xlsx, tbx (2019) or tbx2 (2008), whatever OUT is called."),
    ] = None,
    lenient: Lenient = False,
) -> None:
    """Convert a glossary between CSV, TSV, JSON Lines, XLSX and TBX, and report what OUT cannot carry.

    Exits with 1 if something could not be carried.
    """
    from mtcheck.glossary import Glossary
    from mtcheck.glossary.formats import FORMATS, format_of

    formats = {form.name: form for form in FORMATS}
    if to is not None and to not in formats:
        raise UsageError(f"there is no format {to!r}; the formats are {', '.join(formats)}")
    form = formats[to] if to else format_of(target)
    glossary = Glossary.load(source, lenient=lenient)
    _note_broken(glossary)
    lost = glossary.save(target, form)
    note(f"{target}: {len(glossary.entries):,} entries as {form.name}")
    for sentence in lost:
        note(f"{target}: {sentence}")
    if lost:
        raise typer.Exit(1)


@app.command()
def stats(files: Files = None, *, lenient: Lenient = False, output_format: OutputFormat = Format.TERMINAL) -> None:
    """Count what glossaries hold: entries by kind, source forms by language, variants."""
    from dataclasses import asdict

    from mtcheck.glossary import Glossary
    from mtcheck.glossary.stats import stats_of

    glossaries = [Glossary.load(file, lenient=lenient) for file in files] if files else [Glossary.default()]
    counted = [stats_of(glossary) for glossary in glossaries]
    if output_format is Format.JSON:
        _write_json([asdict(item) for item in counted])
        return
    for item in counted:
        kinds = ", ".join(f"{count:,} {kind or 'without a kind'}" for kind, count in item.kinds.items())
        languages = ", ".join(f"{tag} {count:,}" for tag, count in item.languages.items())
        print(f"{item.name}: {item.entries:,} entries (sha256 {item.fingerprint[:12]}…)")
        print(f"  kinds         {kinds or 'none'}")
        print(f"  source forms  {languages or 'none'}")
        print(
            f"  variants      {item.allowed:,} allowed, {item.discouraged:,} discouraged, {item.forbidden:,} forbidden"
        )
        print(f"  ids, notes    {item.with_id:,}, {item.with_note:,}")
        if item.persons_without_gender:
            print(f"  no gender     {item.persons_without_gender:,} persons")
        if item.broken:
            print(f"  broken rows   {item.broken:,}")


@app.command()
def check(
    articles: Articles,
    *,
    source: Annotated[Path | None, typer.Option("--source", "-s", help="The original, for a single article.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the sources; detected if not given.")] = None,
    glossary: Added = None,
    no_default_glossary: NoDefault = False,
    lenient: Lenient = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Check only the names of articles. Exits with 1 if a name is wrong (severity major or above)."""
    from mtcheck.audit import audit
    from mtcheck.checks import CHECKS
    from mtcheck.model import Severity

    _one_source(articles, source)
    names = _glossary(glossary, default=not no_default_glossary, lenient=lenient)
    only = [item.name for item in CHECKS if item.name.startswith("name-")]
    reports = [
        audit(article, source=source, source_lang=source_lang, glossary=names, only=only) for article in articles
    ]
    if output_format is Format.JSON:
        _write_json([report.to_dict() for report in reports])
    else:
        for article, report in zip(articles, reports, strict=True):
            for issue in report.issues:
                print(f"{article}: segment {issue.segment}: {issue.severity}: {issue.check}: {issue.message}")
            note(f"{article}: {len(report.issues)} {'name' if len(report.issues) == 1 else 'names'} to look at")
    if any(issue.severity is not Severity.MINOR for report in reports for issue in report.issues):
        raise typer.Exit(1)


def _glossary(added: list[Path] | None, *, default: bool, lenient: bool) -> Glossary:
    from mtcheck.glossary import Glossary

    parts = [Glossary.load(file, lenient=lenient) for file in added or []]
    for part in parts:
        if lenient:
            _note_broken(part)
    return Glossary.merge(*([Glossary.default()] if default else []), *parts)


def _note_broken(glossary: Glossary) -> None:
    for row in glossary.broken:
        note(f"{glossary.name}, line {row.line}: left out: {row.reason}")


def _one_source(articles: Sequence[Path], source: Path | None) -> None:
    if source is not None and len(articles) > 1:
        raise UsageError("--source is for a single article; give several as folders with an article.toml")


def _not_found(entries: Iterable[Entry], name: str) -> None:
    from mtcheck.glossary.find import nearest_names

    near = nearest_names(entries, name)
    hint = f"; the nearest names are {', '.join(near)}" if near else ""
    note(f"{_shortened(name)!r} is in no glossary{hint}")
    raise typer.Exit(1)


def _described(name: str, match: Match, declined: Sequence[CaseForms]) -> str:
    entry = match.entry
    about = ", ".join(
        part
        for part in (entry.kind, {"m": "masculine", "f": "feminine", "n": "neuter"}.get(entry.gender or ""), entry.note)
        if part
    )
    lines = [f"{entry.name}{f' ({about})' if about else ''}"]
    if match.role != "the name":
        lines.append(f"  {name!r} is {match.role}{f': {match.note}' if match.note else ''}")
    for label in ("allowed", "discouraged", "forbidden"):
        texts = [f"{item.text} ({item.note})" if item.note else item.text for item in getattr(entry, label)]
        if texts:
            lines.append(f"  {label:<12} {', '.join(texts)}")
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


def _seen(item: Suggestion) -> str:
    """A note for the terminologist, who knows the nominative of a form."""
    forms = ", ".join(form for _, form in item.sources)
    return f"{item.count}×{f', in the source as {forms}' if forms else ''}: {item.example}"


def _by_language(sources: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, form in sources:
        found.setdefault(tag, []).append(form)
    return found


def _shortened(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:160]}…"


def _write_json(value: object) -> None:
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
