"""Settings: defaults, then ``mtcheck.toml`` or ``[tool.mtcheck]`` of ``pyproject.toml``, then flags; merged once.

The nearest settings file at or above the working directory is used; within a folder, ``mtcheck.toml`` comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeGuard

from mtcheck.errors import SettingsError, reason_of
from mtcheck.files import inside, load, parse_toml
from mtcheck.unknown import unknown

__all__ = ["FAIL_ON", "Settings", "Waiver", "given_first", "load_settings"]

FAIL_ON: Final = ("minor", "major", "critical", "never")


@dataclass(frozen=True, slots=True)
class Waiver:
    """Issues that someone decided to accept: those of one check about one text, anywhere."""

    check: str
    """Name of the check."""
    text: str
    """The issue's text; case and white space do not matter."""
    reason: str
    """Why the issues are accepted; the report quotes it."""
    until: date | None = None
    """The last day on which they are accepted; None for no end."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The contents of a settings file. Paths are relative to the file and must stay in its folder."""

    source_lang: str | None = None
    target_lang: str | None = None
    glossary: tuple[Path, ...] = ()
    glossary_columns: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    default_glossary: bool = True
    translator: str | None = None
    disable: tuple[str, ...] = ()
    fail_on: str = "major"
    baseline: Path | None = None
    quotes: Path | None = None
    calibration: Path | None = None
    waivers: tuple[Waiver, ...] = ()
    source_url: tuple[str, str] | None = None
    """For ``mtcheck watch``: a regular expression and its replacement, which turn the translation's URL into the
    source's."""
    file: Path | None = None


def load_settings(start: Path | None = None) -> Settings:
    """Find and read the settings file.

    Args:
        start: The folder to start from; the working directory if None.

    Returns:
        The settings of the nearest ``mtcheck.toml`` or ``pyproject.toml`` at or above ``start``, else the defaults.

    Raises:
        SettingsError: The file cannot be read, or a value in it is invalid.
    """
    try:
        folder = (start or Path.cwd()).resolve()
    except FileNotFoundError:
        raise SettingsError("the current folder was deleted; go to another one") from None
    for candidate in (folder, *folder.parents):
        for name in ("mtcheck.toml", "pyproject.toml"):
            path = candidate / name
            if path.is_file():
                table = _table(path)
                if table is not None:
                    return _settings(table, path)
    return Settings()


def given_first(settings: Settings, **given: object) -> Settings:
    """The settings, overridden by the command line; empty values count as not given."""
    return replace(settings, **{key: value for key, value in given.items() if value})  # type: ignore[arg-type]


def _table(path: Path) -> dict[str, Any] | None:
    try:
        text = load(path).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        if path.name == "pyproject.toml":
            return None
        raise SettingsError(f"{path}: {reason_of(error)}") from error
    try:
        data = parse_toml(text)
    except ValueError as error:
        if path.name == "pyproject.toml" and "tool.mtcheck" not in text:
            return None
        raise SettingsError(f"{path}: {reason_of(error)}") from error
    if path.name == "mtcheck.toml":
        return data
    tools = data.get("tool")
    table = tools.get("mtcheck") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _settings(table: dict[str, Any], path: Path) -> Settings:
    known = {item.name for item in fields(Settings)} - {"file"}
    if others := sorted(set(table) - known):
        raise SettingsError(f"{path}: {unknown('key', others[0], sorted(known), 'the keys are')}")
    values: dict[str, Any] = {key: _value(key, value, path) for key, value in table.items()}
    for file in values.get("glossary_columns", ()):
        if file not in values.get("glossary", ()):
            raise SettingsError(f"{path}: glossary_columns names {file.name!r}, which is not listed under glossary")
    return Settings(**values, file=path)


def _value(key: str, value: object, path: Path) -> object:
    match key:
        case "source_lang" | "target_lang" | "translator" if isinstance(value, str):
            return value
        case "glossary" if isinstance(value, str):
            return (_inside(path, value),)
        case "glossary" if _is_strings(value):
            return tuple(_inside(path, item) for item in value)
        case "glossary_columns" if _is_tables(value):
            return {_inside(path, file): columns for file, columns in value.items()}
        case "default_glossary" if isinstance(value, bool):
            return value
        case "disable" if _is_strings(value):
            return tuple(value)
        case "fail_on" if value in FAIL_ON:
            return value
        case "baseline" | "quotes" | "calibration" if isinstance(value, str):
            return _inside(path, value)
        case "source_url" if _is_strings(value) and len(value) == 2:
            return tuple(value)
        case "waivers" if isinstance(value, list):
            return tuple(_waiver(item, path) for item in value)
        case _:
            raise SettingsError(f"{path}: {key} = {value!r} is not valid")


def _inside(path: Path, name: str) -> Path:
    """A file that the settings name: it must be in their folder, with links followed."""
    try:
        return inside(path.parent, name, "the settings' folder")
    except ValueError as error:
        raise SettingsError(f"{path}: {reason_of(error)}; name other files on the command line") from error


def _is_strings(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_tables(value: object) -> TypeGuard[dict[str, dict[str, str]]]:
    """Whether it is a table of tables of strings."""
    return isinstance(value, dict) and all(
        isinstance(table, dict) and _is_strings(list(table.values())) for table in value.values()
    )


def _waiver(item: object, path: Path) -> Waiver:
    if not isinstance(item, dict) or not set(item) <= {"check", "text", "reason", "until"}:
        raise SettingsError(f"{path}: a waiver takes check, text, reason and, optionally, until; this one is {item!r}")
    until = item.get("until")
    texts = [item.get(key) for key in ("check", "text", "reason")]
    if not all(isinstance(text, str) and text for text in texts) or not (until is None or isinstance(until, date)):
        raise SettingsError(f"{path}: a waiver needs check, text and reason, and until is a date: {item!r}")
    day = until.date() if isinstance(until, datetime) else until
    return Waiver(item["check"], item["text"], item["reason"], day)
