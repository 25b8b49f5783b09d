# ruff: noqa: E501
"""What other packages add, attacked: checks, formats and translators that give anything, and folders of languages."""

from __future__ import annotations

import json
import re
import sys
from asyncio import CancelledError
from contextlib import contextmanager
from functools import cache, partial
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from tests.fuzz.mutate import mutated, odd_json
from tests.fuzz.texts import ATOMS, WORDS, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from mtcheck.model import Report

__all__ = ["language_folder", "plugin", "run_language", "run_plugin"]

_TEXT, _SOURCE = "The MINISTRY refused 5 offers in Kyiv.", "Ministarstvo je odbilo 6 ponuda u Kijevu."

_PLUGIN: Final[dict[str, Any]] = {
    "check": {
        "name": "loud", "category": "Style/Other", "severity": "$minor", "needs": "$nothing", "needs_any": "$nothing",
        "of_source": "$nothing", "of_target": "$nothing", "is_fuller_with": "$nothing", "yields": False,
    },
    "unable": None,
    "issues": [
        {
            "check": "loud", "category": "Style/Other", "severity": "$major", "confidence": 0.9, "segment": 0,
            "span": ["$translation", 4, 12], "text": "MINISTRY", "message": "It shouts.", "suggestions": "$suggestions",
            "evidence": "$evidence", "known": None, "guess": False,
        }
    ],
    "render": "text",
    "translator": {"name": "it", "trust": "$medium", "answers": ["The ministry refused 6 offers in Kyiv."]},
}  # fmt: skip
_MARKS: Final = (
    "$minor", "$major", "$critical", "$nothing", "$suggestions", "$evidence", "$medium", "$translation", "$source", "$raises",
    "$exits", "$object", "$bytes", "$nan", "$surrogate", "$rude", "$endless", "$class", "$deep", "$lines", "$cancelled",
)  # fmt: skip


class _RudeError(Exception):
    def __str__(self) -> str:
        raise ValueError


class _Rude:
    """Nothing can be asked of it."""

    def _refuse(self, *_: object) -> Any:
        raise _RudeError

    __eq__ = __lt__ = __iter__ = __len__ = __bool__ = __str__ = __repr__ = __getitem__ = __hash__ = _refuse


@cache
def _meant() -> dict[str, Any]:
    """What the marks stand for; those that act stand for a function."""
    from mtcheck.model import Evidence, Severity, Side, Signal, Trust

    return {
        "$minor": Severity.MINOR, "$major": Severity.MAJOR, "$critical": Severity.CRITICAL, "$nothing": frozenset(),
        "$suggestions": ("Ministry",), "$evidence": (Evidence(Signal.SOURCE, "Ministarstvo"),), "$medium": Trust.MEDIUM,
        "$translation": Side.TRANSLATION, "$source": Side.SOURCE, "$object": object(), "$bytes": b"\xff", "$nan": float("nan"),
        "$surrogate": "\ud800", "$rude": _Rude(), "$class": _RudeError, "$deep": json.loads("[" * 300 + "]" * 300),
        "$lines": "a\u2028b\x85c",
    }  # fmt: skip


def _real(value: Any) -> Any:
    """JSON with its marks replaced by what they stand for. Lists stay lists: where a tuple is wanted, that is wrong."""
    if isinstance(value, str):
        if value == "$raises":
            raise _RudeError
        if value == "$exits":
            raise SystemExit(3)
        if value == "$cancelled":  # neither an Exception nor an end of the process; a panic of Rust is another
            raise CancelledError
        return _meant().get(value, value)
    if isinstance(value, list):
        return [_real(item) for item in value]
    return {key: _real(item) for key, item in value.items()} if isinstance(value, dict) else value


def plugin(random: Random) -> bytes:
    """JSON of a plug-in of each kind."""
    value: Any = odd_json(_PLUGIN, random)
    if random.random() < 0.7 and isinstance(value, dict):
        value = _marked(value, random)
    return json.dumps(value).encode("utf-8", "surrogatepass")


def _marked(value: Any, random: Random) -> Any:
    """The value with marks in some places."""
    if isinstance(value, dict):
        return {key: _marked(item, random) for key, item in value.items()}
    if isinstance(value, list) and random.random() > 0.03:
        return [_marked(item, random) for item in value]
    return random.choice(_MARKS) if random.random() < 0.04 else value


def _fail(error: BaseException, name: str) -> Any:
    if name in {"CHECK", "render", "make"}:
        raise error
    raise AttributeError(name)


def _made(value: dict[str, Any]) -> ModuleType:
    """A module with a check, a format and a translator, none of which need be one."""
    from mtcheck.checks import Check
    from mtcheck.model import Issue, Span

    module = ModuleType("fuzzed_plugin")

    def find(*_: object) -> Iterator[Any]:
        if value.get("issues") == "$endless":
            while True:
                yield None
        for told in value.get("issues") or ():
            fields = _real(told)
            if isinstance(fields, dict) and isinstance(fields.get("span"), list) and len(fields["span"]) == 3:
                fields["span"] = Span(*fields["span"])
            yield Issue(**fields) if isinstance(fields, dict) else fields

    def render(_: Report) -> Any:
        return _real(value.get("render"))

    class BackEnd:
        """What a translator may be."""

        def __init__(self, told: Any) -> None:
            self.name, self.trust, self.answers = told["name"], told["trust"], told["answers"]

        def translate(self, sentences: Any, **_: str) -> Any:
            del sentences
            return self.answers

    try:
        module.CHECK = Check(**_real(value["check"]), find=find, unable=lambda _: _real(value.get("unable")))  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001 - then it is not a check
        module.CHECK = value.get("check")  # type: ignore[attr-defined]
    except BaseException as error:  # noqa: BLE001 - then the module cannot be imported
        module.__getattr__ = partial(_fail, error)  # type: ignore[method-assign]
        return module
    module.render, module.make = render, lambda _: BackEnd(_real(value["translator"]))  # type: ignore[attr-defined]
    return module


@contextmanager
def _installed(points: dict[str, tuple[str, str]]) -> Iterator[None]:
    """As if a package were installed that has these entry points (name and value by group)."""
    from mtcheck.checks.installed import installed_checks
    from mtcheck.languages import registry
    from mtcheck.plugins import load_plugin, plugins

    caches = (load_plugin, installed_checks, registry.folders, registry.tags)
    known = {group: plugins(group) for group in points}
    assert all(isinstance(found, dict) for found in known.values())
    for group, (name, value) in points.items():
        known[group][name] = value  # type: ignore[index]
    for each in caches:
        each.cache_clear()
    try:
        yield
    finally:
        for group, (name, _) in points.items():
            known[group].pop(name, None)  # type: ignore[attr-defined]
        for each in caches:
            each.cache_clear()


@cache
def _others() -> list[str]:
    """mtcheck's checks, except a few of each kind: a plug-in meets all of them alike, and many inputs say more."""
    from mtcheck.checks import CHECKS

    return [check.name for check in CHECKS if check.name not in {"number-value", "name-mismatch", "doubled-word"}]


@contextmanager
def _module(name: str, made: ModuleType) -> Iterator[None]:
    """As if it were imported. ``patch.dict`` would drop anything else imported in between, for every input."""
    sys.modules[name] = made
    try:
        yield
    finally:
        del sys.modules[name]


def run_plugin(data: bytes, promise: Callable[[bool, str], None], check: Callable[[Report], None]) -> None:
    """An audit with the check, its report in the format, a translation by the translator: each costs only itself."""
    import mtcheck
    from mtcheck.cli.formats import renderer
    from mtcheck.errors import MtcheckError

    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(value, dict):
        return
    points = {
        "mtcheck.checks": ("fuzzed", "fuzzed_plugin:CHECK"), "mtcheck.formats": ("fuzzed", "fuzzed_plugin:render"),
        "mtcheck.translators": ("fuzzed", "fuzzed_plugin:make"),
    }  # fmt: skip
    with _module("fuzzed_plugin", _made(value)), _installed(points):
        report = mtcheck.audit(_TEXT, source=_SOURCE, source_lang="sr", disable=_others())
        promise("number-value" in {issue.check for issue in report.issues}, "what mtcheck finds is lost")
        own = [run for run in report.checks if run.name in {"fuzzed", "loud"}]
        promise(all(run.ran or len((run.reason or "").splitlines()) == 1 for run in own), "a reason is one line")
        check(report)
        try:
            made = renderer("fuzzed", None)(report)
            if not isinstance(made, str):
                raise TypeError("a format gave no text")
            made.encode()
        except MtcheckError as error:
            promise(len(str(error).splitlines()) == 1, f"a format's failure is one line: {error!s}")
        try:
            check(mtcheck.audit(_TEXT, source=_SOURCE, source_lang="sr", translator="fuzzed:x", disable=_others()))
        except MtcheckError as error:
            promise(len(str(error).splitlines()) == 1, f"a translator's failure is one line: {error!s}")


_LANGUAGES: Final = ("uk", "hbs", "sk", "ro", "hu", "ru", "de", "cs", "ar", "ja", "fi", "bn", "pl", "tr")
_LARGEST_FILE: Final = 20_000
_TOML: Final = (
    "5", "-1", "1.5", "nan", "inf", "true", "[]", "{}", '""', '"x"', "'('", "'{x}'", "'a~b'", "'~'", "'a~'", "[1]", '["(", "a b"]',
    "1979-05-27", "07:32:00", '"\\u0000"', '"\\n"', '"\\u2028"', "[[]]", "{a = 1}", '"' + "a " * 500 + '"', "9" * 400, "'[a-'", "'(a+)+$'",
    '"1,5"', '"½"', '"-"', '"."', '" "', '"und"', '"en"', '"a a a"', '"*"', "'\\b'", "'(?P<a>a)'", "'{name}'",
)  # fmt: skip


@cache
def _files_of(tag: str) -> dict[str, str]:
    from mtcheck.languages.registry import HERE

    return {
        path.name: path.read_text("utf-8")
        for path in sorted((HERE / tag).iterdir())
        if path.suffix in {".toml", ".tsv", ".txt"} and path.stat().st_size < _LARGEST_FILE
    }


def language_folder(random: Random) -> bytes:
    """JSON of a language's files and two texts with its words: a real folder's, with some files changed or away."""
    files = dict(_files_of(random.choice(_LANGUAGES)))
    words = [found for text in files.values() for found in re.findall(r"[^\W\d_]{2,}", text[:4000])]
    for name in random.sample(sorted(files), min(len(files), random.randrange(3))):
        if name != "language.toml" or random.random() < 0.2:
            del files[name]
    for name in random.sample(sorted(files), min(len(files), random.choice((1, 1, 2, 4)))):
        files[name] = _changed(files[name], random)
    texts = [_said(words, random) for _ in range(2)]
    return json.dumps({"files": files, "texts": texts}).encode("utf-8", "surrogatepass")


def _said(words: list[str], random: Random) -> str:
    parts = [
        random.choice(
            (random.choice(words or WORDS), random.choice(WORDS), str(random.randrange(3000)), random.choice(ATOMS))
        )
        for _ in range(random.choice((3, 10, 30)))
    ]
    return " ".join(parts) + random.choice((".", "!", ""))


def _changed(text: str, random: Random) -> str:
    """A data file with lines that say something else."""
    if random.random() < 0.2:
        return mutated(text.encode(), random).decode("utf-8", "replace")
    lines = text.splitlines()
    for _ in range(random.choice((1, 1, 2, 5))):
        at = random.randrange(len(lines) + 1)
        line = lines[at] if at < len(lines) else ""
        match random.randrange(6):
            case 0 if "=" in line:
                lines[at] = f"{line.partition('=')[0]}= {random.choice(_TOML)}"
            case 1 if "=" in line:
                lines[at] = (
                    f"{random.choice((word(random), '5', '1.5', '-1', '9' * 30, 'x'))} ={line.partition('=')[2]}"
                )
            case 2 if "=" in line or "\t" in line:
                part = random.choice(re.findall(r"\w+", line) or ["x"])
                lines[at] = line.replace(
                    part, random.choice((random.choice(ATOMS + WORDS), "", "~", "{x}")).replace("\n", " ")
                )
            case 3:
                lines[at : at + 1] = []
            case 4:
                lines.insert(
                    at,
                    random.choice((line, "[x]", "[endings]", f"x = {random.choice(_TOML)}", "\t\t", "a\tb\tc\td", "#")),
                )
            case 5 if line:
                other = random.randrange(len(lines))
                lines[at], lines[other] = lines[other], line
            case _:
                pass
    return "\n".join(lines) + "\n"


_TAGS: Final = ("".join(letters) for letters in product("qxz", "bcdfghjklmnpqrstvwxyz", "bcdfghjklmnpqrstvwxyz"))
"""Tags that no language of mtcheck has: what is known of a language is kept by its tag, so that each is used once."""


def run_language(
    data: bytes, folder: Path, promise: Callable[[bool, str], None], check: Callable[[Report], None]
) -> None:
    """The language is added by a package; texts in it are audited, from it and into it."""
    import mtcheck
    from mtcheck.errors import LanguageError
    from mtcheck.languages import registry
    from mtcheck.languages.language import language_for

    try:
        value = json.loads(data)
        files = {str(name): str(text) for name, text in value["files"].items()}
        first, second = map(str, value["texts"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return
    tag = next(tag for tag in _TAGS if tag not in registry.tags())
    module = f"fuzzed_{tag}"
    (folder / module).mkdir()
    for name, text in files.items():
        path = (folder / module / name).resolve()
        if path.parent == (folder / module).resolve() and "\0" not in name:
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with patch.object(sys, "path", [str(folder), *sys.path]), _installed({"mtcheck.languages": (tag, module)}):
        language = language_for(tag)
        problem = language.problem
        promise(problem is None or len(problem.splitlines()) == 1, f"a problem is one line: {problem!r}")
        promise(bool(str(language.name)), "a language has a name")
        _ = (
            language.scripts,
            language.usual_tag,
            language.domain,
            language.nearest,
            language.doubled,
            language.letters,
        )
        for text, source, languages in (
            ("The minister refused 5 offers on Monday.", first, {"source_lang": tag, "target_lang": "en"}),
            (second, "The minister refused 5 offers on Monday.", {"source_lang": "en", "target_lang": tag}),
            (second, None, {"source_lang": None, "target_lang": tag}),
        ):
            try:
                report = mtcheck.audit(text, source=source, **languages)
            except LanguageError:
                continue  # the texts are surely in another language
            told = problem is None or any(problem in notice for notice in report.article.notices)
            promise(told, f"the report does not say what is wrong with the language: {problem}")
            check(report)
    language_for.cache_clear()
