# ruff: noqa: E501
"""Whole commands attacked: a command line and the files that it names, made by chance, run as a user runs it."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import re
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from mtcheck.errors import InputError
from tests.fuzz import make
from tests.fuzz.mutate import mutated, odd_json
from tests.fuzz.texts import ATOMS, word
from tests.scratch import IN_MEMORY, scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

__all__ = ["command", "run_command"]

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_GLOSSARIES: Final[Mapping[str, Callable[[Random], bytes]]] = {
    ".csv": make.glossary_csv, ".tsv": make.glossary_tsv, ".jsonl": make.glossary_jsonl, ".json": make.glossary_json,
    ".tbx": make.glossary_tbx, ".xlsx": make.glossary_xlsx, ".ods": make.glossary_ods,
}  # fmt: skip
_ARTICLES: Final[Mapping[str, Callable[[Random], bytes]]] = {
    ".txt": make.text, ".html": make.html, ".mhtml": make.mhtml, ".md": make.markdown, ".srt": make.subtitles, ".rtf": make.rtf,
    ".docx": make.docx, ".odt": make.odt_file, ".fodt": make.fodt, ".xlf": make.xliff, ".tmx": make.tmx, ".po": make.po,
    ".csv": make.bilingual_table, ".zip": make.archive,
}  # fmt: skip
_FORMATS: Final = (
    "terminal",
    "json",
    "html",
    "markdown",
    "tsv",
    "sarif",
    "junit",
    "github",
    "xliff",
    "csv",
    "baseline",
    "terminal",
) * 3 + ("odd",)


def command(random: Random) -> bytes:
    """JSON of a command line and its files; their bytes are in base64."""
    made = _batch if random.random() < 0.02 else random.choice(_COMMANDS)  # a batch starts a process of its own
    arguments, files = made(random)
    if random.random() < 0.03:
        arguments = [*arguments, random.choice(("--format", "-o", "--nothing", "", "-", "\x1b[2J", word(random)))]
    for name in files:
        if random.random() < 0.12:
            files[name] = mutated(files[name], random)
    told = {name: base64.b64encode(data).decode() for name, data in files.items()}
    return json.dumps({"arguments": list(arguments), "files": told}).encode("utf-8", "surrogatepass")


Made = tuple[list[str], dict[str, bytes]]


def _output(random: Random, *endings: str) -> list[str]:
    if random.random() < 0.05:
        return ["-o", random.choice(("none/out", "."))]
    return random.choice(([], ["-o", f"out{random.choice(endings)}"]))


def _compare(random: Random) -> Made:
    form = random.choice(([], ["-f", "json"], ["-f", "html"], ["-f", "terminal"]))
    files = {name: b"\n".join((*make.sound_reports(), make.reports(random))) for name in ("a.jsonl", "b.jsonl")}
    return ["compare", *files, *form, *_output(random, ".html", ".json", "")], files


def _report(random: Random) -> Made:
    extra = random.choice(([], ["--tables", "t"], ["--html", "h"], ["--decisions", "d.json"]))
    files = {"r.jsonl": make.reports(random), "d.json": make.baseline(random), "e.json": make.report(random)}
    return [
        "report",
        random.choice((*("r.jsonl", "e.json", ".") * 4, "none")),
        *extra,
        *_output(random, ".html"),
    ], files


def _show(random: Random) -> Made:
    files = dict(_results())
    if random.random() < 0.5:
        name = random.choice(sorted(files))
        files[name] = mutated(files[name], random)
    article = random.choice(("blinken-kyiv",) * 9 + ("none", "", word(random)))
    return ["show", ".", article, "-f", random.choice(_FORMATS)], files


def _evaluate(random: Random) -> Made:
    form = ["-f", random.choice(("table", "json", "markdown"))]
    if random.random() < 0.3:
        rows = [odd_json(_DECISION, random) for _ in range(4)]
        data = "\n".join(map(json.dumps, rows)).encode("utf-8", "surrogatepass")
        return ["evaluate", "--decisions", "d.jsonl", *form, *random.choice(([], ["--calibration", "c.json"]))], {
            "d.jsonl": data
        }
    extra = random.choice(([], ["--compare", "before.json"], ["--plot", "plot.svg"], ["--no-references"]))
    files = {"c.jsonl": make.challenge(random), "before.json": make.report(random)}
    return ["evaluate", "c.jsonl", *form, *extra], files


_DECISION: Final = {
    "report": 1, "issue": 0, "check": "number-value", "decision": "accepted", "confidence": 0.9, "article": "a",
    "severity": "major", "source_lang": "sr", "target_lang": "en", "category": "Accuracy/Mistranslation", "signals": ["source"],
}  # fmt: skip


def _glossary(random: Random) -> Made:
    ending, other = random.choice(list(_GLOSSARIES)), random.choice(list(_GLOSSARIES))
    one, two = f"one{ending}", f"two{other}"
    files = {one: _GLOSSARIES[ending](random), two: _GLOSSARIES[other](random), "t.txt": make.text(random)}
    name = random.choice((word(random), word(random), random.choice(ATOMS), ""))
    verb = random.choice(
        (
            ["lint", one, two], ["lint", one, "-f", "json"], ["lookup", name, "-g", one], ["forms", name],
            ["add", one, name], ["add", one, "--from", two], ["merge", one, two, "-o", f"out{ending}"],
            ["diff", one, two], ["diff", one, two, "-f", "json"], ["suggest", "t.txt", "-g", one], ["convert", one, two],
            ["convert", one, f"out{other}"], ["convert", one, "-", "--to", random.choice(("csv", "tbx", "tbx2", "x"))],
            ["stats", one, two], ["check", "t.txt", "-g", one],
        )
    )  # fmt: skip
    lenient = ["--lenient"] if verb[0] in {"merge", "diff", "convert"} and random.random() < 0.9 else []
    return ["glossary", *verb, *lenient], files


def _article(random: Random, stem: str) -> tuple[str, bytes]:
    """A text, or a file of any format, sometimes under the name of another."""
    if random.random() < 0.6:
        return f"{stem}.txt", make.article(random).encode("utf-8", "replace")
    ending = random.choice(list(_ARTICLES))
    named = ending if random.random() < 0.9 else random.choice(list(_ARTICLES))
    return f"{stem}{named}", _ARTICLES[ending](random)


def _score(random: Random) -> Made:
    one, other = _article(random, "t"), _article(random, "r")
    extra = random.choice(([], ["-r", one[0]], ["--target-lang", random.choice(("sr", "zh", word(random)))]))
    return ["score", one[0], "-r", other[0], "-f", random.choice(("json", "terminal")), *extra], dict((one, other))


def _audit(random: Random) -> Made:
    article, source, reference = (_article(random, stem) for stem in "tsr")
    ending = random.choice(list(_GLOSSARIES))
    if random.random() < 0.5:
        pairs = [make.pair(random) for _ in range(random.choice((1, 2, 4)))]
        texts = [
            "\n".join(" ".join(text.splitlines()) for text in side).encode("utf-8", "replace")
            for side in zip(*pairs, strict=True)
        ]
        source, article, reference = ("s.txt", texts[0]), ("t.txt", texts[1]), ("r.txt", texts[1])
    files = dict((article, source, reference)) | {
        "b.json": make.baseline(random), "q.txt": make.text(random), "m.txt": make.retranslation(random),
        f"g{ending}": _GLOSSARIES[ending](random), "names.csv": make.glossary_csv(random), "quotes/q.txt": make.text(random),
    }  # fmt: skip
    files["known.json"] = files["b.json"]
    if random.random() < 0.2:
        files["mtcheck.toml"] = make.settings(random)
    choices = (
        ["--baseline", "b.json"], ["-s", source[0]], ["-s", source[0], "-r", reference[0]], ["--source-lang", word(random)],
        ["--target-lang", random.choice(("de", "sr", "en", "xx"))], ["--quotes", "q.txt"], ["-t", "file:m.txt", "-s", source[0]],
        ["-g", f"g{ending}", "--lenient"], ["-g", f"g{ending}"], ["--date", random.choice(("2022-01-18", "9999-12-31", "0001-01-01", "infinity"))],
        ["--columns", random.choice(("source=a,translation=b", "name=name", word(random)))], ["--disable", random.choice(("misspelling", word(random)))], ["--no-default-glossary"], ["--fail-on", "never"],
    )  # fmt: skip
    extra = [part for chosen in random.sample(choices, random.choice((0, 1, 2, 3))) for part in chosen]
    return [
        "audit",
        article[0],
        *extra,
        "-f",
        random.choice(_FORMATS),
        *_output(random, ".html", ".json", ".tsv"),
    ], files


def _audit_folder(random: Random) -> Made:
    told = json.loads(make.folder(random))
    files = {f"a/{name}": text.encode("utf-8", "surrogatepass") for name, text in told["files"].items()}
    return ["audit", "a", "-f", random.choice(_FORMATS), *random.choice(([], ["--lenient"]))], files


def _batch(random: Random) -> Made:
    """Articles in a process of their own, some of which are not to be read."""
    files = {f"in/{name}": data for name, data in (_article(random, stem) for stem in "ab")}
    files |= {
        "in/c/article.toml": b'translation = "t.txt"\n',
        "in/c/t.txt": make.text(random),
        "m.jsonl": make.manifest(random),
    }
    return [
        "batch",
        random.choice(("in", "m.jsonl", "in/c")),
        "-o",
        random.choice(("out", "in")),
        "--workers",
        "1",
    ], files


def _translate(random: Random) -> Made:
    name, data = _article(random, "s")
    files = {name: data, "m.txt": make.retranslation(random), "m.jsonl": mutated(make.retranslation(random), random)}
    choice = random.choice(
        ("file:m.txt",) * 4 + ("file:m.jsonl", "file:none", "file:", "hf:./none", "ct2:.", word(random))
    )
    return ["translate", name, "-t", choice, "--source-lang", "sr", *_output(random, ".txt")], files


def _about(random: Random) -> Made:
    """What reads little: languages, models and their cache."""
    name = random.choice((word(random), random.choice(ATOMS), "a/b", "..", "../..", "sr", "/"))
    verb = random.choice(
        (
            ["languages", name], ["languages"], ["models", "list", "--source-lang", name], ["models", "path", name],
            ["models", "verify", name], ["models", "remove", name], ["models", "cache"], ["models", "list", "--target-lang", name],
            ["evaluate", "--verdicts", "."], ["evaluate", "c.jsonl", "--calibration", "x.json"],
        )
    )  # fmt: skip
    return verb, {
        "article.toml": b'verdict = "fix"',
        "c.jsonl": make.challenge(random),
        "a/article.toml": make.settings(random),
    }


_COMMANDS: Final[tuple[Callable[[Random], Made], ...]] = (
    _compare, _report, _show, _evaluate, _glossary, _glossary, _score, _audit, _audit, _audit_folder, _translate, _about,
)  # fmt: skip


@cache
def _results() -> tuple[tuple[str, bytes], ...]:
    """The files of a batch's results."""
    from tests.conftest import DEMO

    with scratch("mtcheck-fuzz-", IN_MEMORY) as place:
        shutil.copytree(DEMO, place / "articles" / "a")
        run_in(place, ["batch", "articles", "-o", "out", "--workers", "1"])
        found = sorted(path for path in (place / "out").rglob("*") if path.is_file())
        return tuple((str(path.relative_to(place / "out")), path.read_bytes()) for path in found)


def run_in(place: Path, arguments: Sequence[str]) -> tuple[int, bytes, str]:
    """Exit code, standard output and standard error of a command that is run in this process, in that folder."""
    from mtcheck.cli import main

    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="surrogateescape") for _ in range(2)]
    before = (sys.argv, sys.stdin, Path.cwd())
    code: Any = 0
    try:
        os.chdir(place)
        sys.argv, sys.stdin = ["mtcheck", *arguments], io.TextIOWrapper(io.BytesIO(b""))
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            try:
                main()
            except SystemExit as error:
                code = error.code
    finally:
        sys.argv, sys.stdin = before[:2]
        os.chdir(before[2])
    for stream in streams:
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams)
    return (code if isinstance(code, int) else 0 if code is None else -1), out, err.decode("utf-8", "surrogateescape")


def run_command(data: bytes, folder: Path, promise: Callable[[bool, str], None]) -> None:
    """Write the files, run the command there, and look at what it said, made and left."""
    try:
        value = json.loads(data)
        arguments, files = value["arguments"], {name: base64.b64decode(text) for name, text in value["files"].items()}
        arguments = [str(argument).replace("\0", "") for argument in arguments]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return
    for name, content in files.items():
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    with scratch("mtcheck-fuzz-", IN_MEMORY) as cached, patch.dict(os.environ, {"XDG_CACHE_HOME": str(cached)}):
        code, out, err = run_in(folder, arguments)
    promise(code in {0, 1, 2, 3}, f"exit code {code}")
    promise("Traceback" not in err, f"a traceback: {err[-300:]}")
    promise("this is a bug in mtcheck" not in err, f"unexpected: {err[-300:]}")
    promise(not _CONTROL.search(err.replace("\t", "")), f"a control character on stderr: {err[-300:]!r}")
    promise(code < 2 or bool(err.strip()), "a failure without a word")
    if code < 2 and any(arguments[n : n + 2] == ["-f", "json"] for n in range(len(arguments))) and out.strip():
        try:
            json.loads(out)
        except ValueError as error:
            promise(False, f"{arguments[0]}: JSON that is none: {error}")
    left = [path.name for path in folder.rglob(".*") if path.is_file() and path.name not in files]
    promise(not [name for name in left if not name.startswith(".mtcheck") and name != ".lock"], f"left behind: {left}")
    if code > 1:
        raise InputError(f"exit code {code}")
