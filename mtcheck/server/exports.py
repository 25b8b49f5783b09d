"""The desk's decisions, as files for the command line, so that both agree.

::

    DATA/export/
      known.json      dismissed here: a baseline
      mtcheck.toml    settings with the waivers, naming the other two
      names.csv       the glossary
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.baseline import SCHEMA
from mtcheck.errors import OutputError, reason_of
from mtcheck.files import write_whole
from mtcheck.server.decisions import dismissed_here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from mtcheck.settings import Waiver

__all__ = ["export_baseline", "settings", "write_files"]


def export_baseline(connection: Connection) -> bytes:
    """Everything that was dismissed in its place, as a baseline (``mtcheck.baseline/v1``)."""
    issues = [
        json.dumps(
            {"check": check, "text": text, "context": context, "count": count, "reason": reason}, ensure_ascii=False
        )
        for (check, text, context, reason), count in sorted(dismissed_here(connection).items())
    ]
    lines = ",\n  ".join(issues)
    return f'{{"schema": "{SCHEMA}", "issues": [\n  {lines}\n]}}\n'.encode("utf-8", "replace")


def settings(waivers: Sequence[Waiver]) -> bytes:
    """The ``mtcheck.toml`` beside the other files."""
    lines = ["# Written by mtcheck serve: change it on the desk.", 'glossary = "names.csv"', 'baseline = "known.json"']
    for waiver in waivers:
        lines += ["", "[[waivers]]", f"check = {_toml_string(waiver.check)}", f"text = {_toml_string(waiver.text)}"]
        lines.append(f"reason = {_toml_string(waiver.reason)}")
        if waiver.until is not None:
            lines.append(f"until = {waiver.until.isoformat()}")
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _toml_string(text: str) -> str:
    """A TOML basic string; escaped as in JSON, except for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file, completely or not at all, and only if its content is new.

    Raises :class:`mtcheck.errors.OutputError`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            place = folder / name
            if place.is_file() and place.read_bytes() == data:
                continue
            write_whole(place, data, mode=0o644)
    except OSError as error:
        raise OutputError(f"cannot write the exported files in {folder}: {reason_of(error)}") from error
