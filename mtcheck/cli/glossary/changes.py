"""``mtcheck glossary add``, ``merge`` and ``diff``: changing glossaries, and seeing what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.glossary.options import Columns, Format, Lenient, OutputFormat, load, parse_columns, write_json
from mtcheck.cli.terminal import note, write_result
from mtcheck.errors import GlossaryError, UsageError, reason_of
from mtcheck.files import load as load_bytes

if TYPE_CHECKING:
    from mtcheck.glossary import Entry
    from mtcheck.glossary.diff import Difference

__all__ = ["add", "diff", "merge"]


def add(
    file: Annotated[Path, typer.Argument(help="The glossary: CSV, TSV or JSON Lines; created if missing.")],
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="Names to add.")] = None,
    *,
    source: Annotated[
        Path | None,
        typer.Option("--from", help="Add the entries of this file: one saved by the HTML report, or any glossary."),
    ] = None,
    source_form: Annotated[
        list[str] | None, typer.Option(metavar="TAG=FORM", help="Nominative in a source language: sr=Kijev.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="person, place, organisation or work.")] = None,
    gender: Annotated[str | None, typer.Option(help="m, f or n.")] = None,
    variant: Annotated[list[str] | None, typer.Option(help="Another correct spelling.")] = None,
    discouraged: Annotated[list[str] | None, typer.Option(help="A spelling to avoid (a minor issue).")] = None,
    forbidden: Annotated[list[str] | None, typer.Option(help="A wrong spelling (a major issue).")] = None,
    comment: Annotated[str | None, typer.Option("--note", help="A description, shown with issues.")] = None,
    columns: Columns = None,
) -> None:
    """Add names to a glossary.

    Keeps the file's columns and encoding and touches no other row. A name that is already there gets the new
    spellings.
    """
    from mtcheck.glossary.amend import What, amend_file

    names = names or []
    if not names and source is None:
        raise UsageError("give a name to add, or a file with --from")
    fields: dict[str, object] = {"kind": kind, "gender": gender, "note": comment, "sources": _forms(source_form or [])}
    fields |= {"allowed": variant, "discouraged": discouraged, "forbidden": forbidden}
    if len(names) != 1 and any(fields.values()):
        raise UsageError("spellings, kind, gender and note apply to a single name: add names one at a time")
    chosen = parse_columns(columns)
    entries = [*load(source, lenient=False).entries] if source else []
    entries += [_entry({"name": name, **fields}) for name in names]
    if not file.exists():
        _create(file, entries)
        return
    try:
        data = load_bytes(file)
    except OSError as error:
        raise GlossaryError(f"cannot read the glossary {file}: {reason_of(error)}") from error
    result, changes = amend_file(data, str(file), entries, chosen)
    if result != data:
        mode = file.stat().st_mode
        write_result(result, file)
        file.chmod(mode)
    for change in changes:
        name = change.entry.name or "a discouraged spelling without a preferred one"
        said = {What.ADDED: "added", What.CHANGED: "changed", What.KNOWN: "nothing new"}[change.what]
        note(f"{file}, line {change.line}: {name}: {said}")


def _forms(given: list[str]) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for text in given:
        tag, equals, form = (part.strip() for part in text.partition("="))
        if not equals or not form:
            raise UsageError(f"invalid --source-form (example: sr=Kijev): {text[:60]!r}")
        forms.setdefault(tag, []).append(form)
    return forms


def _entry(fields: dict[str, object]) -> Entry:
    from mtcheck.glossary.formats.jsonl import entry_of
    from mtcheck.glossary.formats.row import RowError

    try:
        return entry_of(fields, 0)
    except RowError as error:
        raise UsageError(f"{str(fields['name'])[:40]!r} cannot be added: {error}") from error


def _create(file: Path, entries: list[Entry]) -> None:
    from mtcheck.glossary import Glossary

    Glossary(entries).save(file)
    note(f"{file}: created with {len(entries):,} {'entry' if len(entries) == 1 else 'entries'}")


def merge(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Glossaries; where they differ, the first wins.")
    ],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; its ending names the format.")],
    lenient: Lenient = False,
) -> None:
    """Merge glossaries into one.

    Entries for the same name are joined. Where they conflict, the first file wins, and the conflict is reported.
    Exits with 1 if something conflicted or could not be carried over.
    """
    from mtcheck.glossary import Glossary
    from mtcheck.glossary.merge import merge_equals

    glossaries = [load(file, lenient=lenient) for file in files]
    entries, told = merge_equals(glossary.entries for glossary in glossaries)
    lost = Glossary(entries).save(output)
    note(f"{output}: {len(entries):,} entries of {sum(len(glossary.entries) for glossary in glossaries):,}")
    for sentence in (*told, *lost):
        note(sentence)
    if told or lost:
        raise typer.Exit(1)


def diff(
    old: Annotated[Path, typer.Argument(help="A glossary.")],
    new: Annotated[Path, typer.Argument(help="The glossary to compare with OLD.")],
    *,
    lenient: Lenient = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Show how two glossaries differ.

    Added, removed and changed names. Exits with 1 if there are any.
    """
    from mtcheck.glossary.diff import differences

    found = differences(load(old, lenient=lenient).entries, load(new, lenient=lenient).entries)
    if output_format is Format.JSON:
        write_json([_row(item) for item in found])
    else:
        write_result("".join(f"{_line(item)}\n" for item in found), None)
    added, removed = sum(item.old is None for item in found), sum(item.new is None for item in found)
    note(f"{added:,} added, {removed:,} removed, {len(found) - added - removed:,} changed")
    if found:
        raise typer.Exit(1)


def _name(entry: Entry) -> str:
    objected = (*entry.discouraged, *entry.forbidden)
    return entry.name or f"(not {objected[0].text})"


def _line(item: Difference) -> str:
    if item.old is None:
        return f"+ {_name(item.new)}" if item.new else ""
    if item.new is None:
        return f"- {_name(item.old)}"
    return f"~ {_name(item.old)}: {'; '.join(item.details)}"


def _row(item: Difference) -> dict[str, object]:
    from mtcheck.glossary.formats.jsonl import fields_of

    what = "added" if item.old is None else "removed" if item.new is None else "changed"
    rows = {"old": item.old, "new": item.new}
    entries = {key: fields_of(entry) for key, entry in rows.items() if entry is not None}
    return {"change": what, **entries, "details": list(item.details)}
