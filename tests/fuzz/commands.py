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

from mtcheck.errors import InputError, MtcheckError
from mtcheck.glossary import Glossary
from mtcheck.glossary.formats import FORMATS
from tests.fuzz import make
from tests.fuzz.mutate import mutated, odd_json
from tests.fuzz.texts import ATOMS, line, word
from tests.scratch import IN_MEMORY, scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from mtcheck.glossary import Entry

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
_TAGS: Final = ("de", "sr", "en", "hr", "uk", "zh", "ar", "he", "ko", "th", "fr-CA", "xx")
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
) * 6 + ("odd",)


def command(random: Random) -> bytes:
    """JSON of a command line and its files; their bytes are in base64."""
    made = _batch if random.random() < 0.02 else random.choice(_COMMANDS)  # a batch starts a separate process
    arguments, files = made(random)
    if random.random() < 0.02:
        arguments = [*arguments, random.choice(("--format", "-o", "--nothing", "", "-", "\x1b[2J", word(random)))]
    for name in files:
        if random.random() < 0.02:
            files[name] = mutated(files[name], random)
    told = {name: base64.b64encode(data).decode() for name, data in files.items()}
    return json.dumps({"arguments": list(arguments), "files": told}).encode("utf-8", "surrogatepass")


Made = tuple[list[str], dict[str, bytes]]


def _output(random: Random, *endings: str) -> list[str]:
    if random.random() < 0.05:
        return ["-o", random.choice(("none/out", "."))]
    return random.choice(([], ["-o", f"out{random.choice(endings)}"]))


def _glossary_file(random: Random, ending: str) -> bytes:
    """A glossary of any names: mostly as mtcheck writes it, else as a stranger may."""
    if random.random() < 0.15:
        return _GLOSSARIES[ending](random)
    rows: Sequence[Entry] = ()
    with contextlib.suppress(MtcheckError):
        rows = Glossary.parse(make.glossary_csv(random), "made.csv", lenient=True).entries
    known = random.sample(_known_entries(), random.choice((1, 3, 8)))
    write = next(form.write for form in FORMATS if ending in form.suffixes)
    with contextlib.suppress(MtcheckError):
        return write([*rows, *known])
    return write(known)


@cache
def _known_entries() -> list[Entry]:
    return list(Glossary.default().entries[::10])


def _compare(random: Random) -> Made:
    form = random.choice(([], ["-f", "json"], ["-f", "html"], ["-f", "terminal"]))
    files = {name: b"\n".join((*make.sound_reports(), make.reports(random))) for name in ("a.jsonl", "b.jsonl")}
    return ["compare", *files, *form, *_output(random, ".html", ".json", "")], files


def _report(random: Random) -> Made:
    extra = random.choice(([], ["--tables", "t"], ["--html", "h"], ["--decisions", "d.json"]))
    rows = [*make.sound_reports()] if random.random() < 0.8 else []
    files = {
        "in/r.jsonl": b"\n".join((*rows, make.reports(random))),
        "in/e.json": random.choice((make.sound_reports()[0], make.report(random))),
        "d.json": _decided(random),
    }
    return [
        "report",
        random.choice((*("in/r.jsonl", "in/e.json", "in") * 10, "none")),
        *extra,
        *_output(random, ".html"),
    ], files


def _decided(random: Random) -> bytes:
    """Decisions as an article's page exports them."""
    rows = [
        {
            "check": "misspelling",
            "text": word(random),
            "context": line(random),
            "scope": random.choice(("here", "everywhere")),
        }
        | {"decision": random.choice(("accepted", "dismissed", "edited"))}
        for _ in range(random.randrange(1, 6))
    ]
    known: object = {"schema": "mtcheck.decisions/v1", "decisions": rows}
    return json.dumps(known if random.random() < 0.8 else odd_json(known, random)).encode("utf-8", "surrogatepass")


def _known(random: Random) -> bytes:
    """A baseline, mostly one that can be read."""
    rows = [{"check": "misspelling", "text": word(random), "context": word(random), "count": 1} for _ in range(3)]
    known: object = {"schema": "mtcheck.baseline/v1", "issues": rows}
    return json.dumps(known).encode("utf-8", "replace") if random.random() < 0.8 else make.baseline(random)


def _show(random: Random) -> Made:
    files = dict(_results())
    if random.random() < 0.2:
        name = random.choice(sorted(files))
        files[name] = mutated(files[name], random)
    article = random.choice(("blinken-kyiv",) * 27 + ("none", "", word(random)))
    return ["show", ".", article, "-f", random.choice(_FORMATS)], files


def _evaluate(random: Random) -> Made:
    if random.random() < 0.3:
        rows: list[object] = [
            _DECISION | {"issue": number, "article": str(number % 9), "decision": random.choice(("accepted", "dismissed")), "confidence": random.random()}
            for number in range(random.choice((4, 60)))
        ]  # fmt: skip
        if random.random() < 0.3:
            rows = [*rows, odd_json(_DECISION, random)]
        data = "\n".join(map(json.dumps, rows)).encode("utf-8", "surrogatepass")
        extra = random.choice(([], ["--calibration", "c.json"], ["-f", "json"]))
        return ["evaluate", "--decisions", "d.jsonl", *extra], {"d.jsonl": data}
    items: list[object] = [_item(random) for _ in range(random.choice((1, 2, 4)))]
    if random.random() < 0.15:
        items = [*items, odd_json(items[0], random)]
    data = "\n".join(map(json.dumps, items)).encode("utf-8", "surrogatepass")
    before = (
        _evaluation()
        if random.random() < 0.8
        else json.dumps(odd_json(json.loads(_evaluation()), random)).encode("utf-8", "surrogatepass")
    )
    extra = random.choice(([], ["--compare", "before.json"], ["--plot", "plot.svg"], ["--no-references"]))
    form = ["-f", random.choice(("table", "json", "markdown"))]
    return ["evaluate", "c.jsonl", *form, *extra], {
        "c.jsonl": data if random.random() < 0.9 else make.challenge(random),
        "before.json": before,
    }


def _item(random: Random) -> dict[str, object]:
    """An item of a challenge set, or of an annotated set."""
    source, translation = (text.encode("utf-8", "replace").decode() or "x" for text in make.pair(random))
    known = {"id": f"{random.random()}", "source": source, "translation": translation, "source_lang": "sr"}
    if random.random() < 0.5:
        return known | {
            "expect": [
                {"check": random.choice(("misspelling", "number-value", "name-mismatch")), "text": translation[:9]}
            ]
        }
    start = random.randrange(len(translation))
    error = {"side": "translation", "start": start, "end": len(translation), "category": "name", "severity": "major"}
    return known | {"target_lang": "en", "errors": random.choice(([], [error]))}


@cache
def _evaluation() -> bytes:
    """An earlier result."""
    source, translation = "Sastao se s Kulebom.", "He met Kuleb."
    item = {"id": "a", "source": source, "translation": translation, "source_lang": "sr", "expect": []}
    with scratch("mtcheck-fuzz-", IN_MEMORY) as place:
        (place / "c.jsonl").write_text(json.dumps(item), encoding="utf-8")
        return run_in(place, ["evaluate", "c.jsonl", "-f", "json"])[1]


_DECISION: Final = {
    "report": 1, "issue": 0, "check": "number-value", "decision": "accepted", "confidence": 0.9, "article": "a",
    "severity": "major", "source_lang": "sr", "target_lang": "en", "category": "Accuracy/Mistranslation", "signals": ["source"],
}  # fmt: skip


def _glossary(random: Random) -> Made:
    ending, other = random.choice(list(_GLOSSARIES)), random.choice(list(_GLOSSARIES))
    one, two = f"one{ending}", f"two{other}"
    files = {one: _glossary_file(random, ending), two: _glossary_file(random, other), "t.txt": make.text(random)}
    name = random.choice((*[word(random).strip() for _ in range(8)], random.choice(ATOMS), ""))
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
    if random.random() < 0.7:
        return f"{stem}.txt", (make.article(random) + "\nHe met Kuleb.").encode("utf-8", "replace").replace(b"\0", b"")
    ending = random.choice(list(_ARTICLES))
    named = ending if random.random() < 0.95 else random.choice(list(_ARTICLES))
    return f"{stem}{named}", _ARTICLES[ending](random)


def _sides(random: Random) -> tuple[bytes, bytes]:
    """A source and its translation, line by line."""
    pairs = [*(make.pair(random) for _ in range(random.choice((1, 2, 4)))), ("Sastao se s Kulebom.", "He met Kuleb.")]
    source, translation = (
        "\n".join(" ".join(text.split()) for text in side).encode("utf-8", "replace").replace(b"\0", b"")
        for side in zip(*pairs, strict=True)
    )
    return source, translation


def _score(random: Random) -> Made:
    one, other = ("t.txt", _sides(random)[1]), ("r.txt", _sides(random)[1])
    if random.random() < 0.3:
        one, other = _article(random, "t"), random.choice((other, _article(random, "r")))
    language = random.choice((*("sr", "zh", "de") * 4, word(random)))
    extra = random.choice(([], [], ["-r", "more.txt"], ["--target-lang", language]))
    files = dict((one, other)) | {"more.txt": _sides(random)[1]}
    return ["score", one[0], "-r", other[0], "-f", random.choice(("json", "terminal")), *extra], files


def _audit(random: Random) -> Made:
    article, source, reference = (_article(random, stem) for stem in "tsr")
    ending = random.choice(list(_GLOSSARIES))
    if random.random() < 0.8:
        original, translation = _sides(random)
        source, article, reference = ("s.txt", original), ("t.txt", translation), ("r.txt", translation)
    files = dict((article, source, reference)) | {
        "b.json": _known(random), "q.txt": _sides(random)[1], "m.txt": random.choice((article[1], make.retranslation(random))),
        f"g{ending}": _glossary_file(random, ending), "names.csv": _glossary_file(random, ".csv"), "quotes/q.txt": make.text(random),
    }  # fmt: skip
    files["known.json"] = files["b.json"]
    if random.random() < 0.1:
        files["mtcheck.toml"] = make.settings(random)
    choices = (
        ["--baseline", "b.json"], ["-s", source[0]], ["-s", source[0], "-r", reference[0]], ["--source-lang", random.choice((*_TAGS * 2, word(random)))],
        ["--target-lang", random.choice(_TAGS)], ["--quotes", "q.txt"], ["-t", "file:m.txt", "-s", source[0]],
        ["-g", f"g{ending}", "--lenient"], ["-g", f"g{ending}"], ["--date", random.choice((*("2022-01-18", "9999-12-31", "0001-01-01") * 4, "infinity"))],
        *([["--columns", random.choice(("source=a,translation=b", "name=name", word(random)))]] if random.random() < 0.1 else []),
        ["--disable", random.choice((*("misspelling", "number-value", "name-mismatch") * 4, word(random)))], ["--no-default-glossary"], ["--fail-on", "never"],
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
    """A folder with an article.toml, whose files are there more often than in the target that attacks such folders."""
    told = json.loads(make.folder(random))
    files = {f"a/{name}": text.encode("utf-8", "surrogatepass") for name, text in told["files"].items()}
    return ["audit", "a", "-f", random.choice(_FORMATS), *random.choice(([], ["--lenient"]))], files


def _batch(random: Random) -> Made:
    """Articles in a separate process, some of them unreadable."""
    files = {f"in/{name}": data for name, data in (_article(random, stem) for stem in "ab")}
    original, translation = _sides(random)
    toml = b'[translation]\npath = "t.txt"\n[source]\npath = "s.txt"\n'
    files |= {"in/c/article.toml": toml, "in/c/t.txt": translation, "in/c/s.txt": original}
    sound = json.dumps({"id": "x", "translation": "He met Kuleb.", "source": "Sastao se s Kulebom."}).encode()
    files["m.jsonl"] = sound + b"\n" + make.manifest(random)
    return [
        "batch",
        random.choice(("in", "m.jsonl", "in/c")),
        "-o",
        random.choice((*("out",) * 9, "in")),
        "--workers",
        "1",
    ], files


def _translate(random: Random) -> Made:
    text = "\n".join(json.dumps(make.pair(random)[1]) for _ in range(9)).encode("utf-8", "replace")
    name, data = _article(random, "s") if random.random() < 0.2 else ("s.txt", _sides(random)[0])
    files = {name: data, "m.txt": text, "m.jsonl": text if random.random() < 0.8 else make.retranslation(random)}
    choice = random.choice(("file:m.txt", "file:m.jsonl"))
    if random.random() < 0.15:
        choice = random.choice(("file:none", "file:", "hf:./none", "ct2:.", word(random)))
    return ["translate", name, "-t", choice, "--source-lang", "sr", *_output(random, ".txt")], files


def _about(random: Random) -> Made:
    """What reads little: languages, models and their cache."""
    name, tag = (
        random.choice((word(random), random.choice(ATOMS), "a/b", "..", "../..", "sr", "/")),
        random.choice(_TAGS),
    )
    odd = (
        ["languages", name], ["models", "list", "--source-lang", name], ["models", "path", name],
        ["models", "verify", name], ["models", "remove", name], ["models", "list", "--target-lang", name],
    )  # fmt: skip
    sound = (
        ["languages"], ["languages", "--source-lang", tag], ["models", "list", "--source-lang", tag], ["models", "cache"],
        ["evaluate", "--verdicts", "a"], ["models", "cache", "--clear"], ["doctor"],
    )  # fmt: skip
    original, translation = _sides(random)
    toml = 'source_lang = "sr"\n[translation]\npath = "t.txt"\n[source]\npath = "s.txt"\n[expect]\nverdict = "fix"\n'
    files = {"a/x/article.toml": toml.encode(), "a/x/t.txt": translation, "a/x/s.txt": original}
    return random.choice(odd if random.random() < 0.3 else sound), files


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
    if code > 1 and (not out or "mtcheck: error:" in err) and " audited in " not in err:
        raise InputError(f"exit code {code}")
