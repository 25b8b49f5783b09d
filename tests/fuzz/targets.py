# ruff: noqa: E501
"""What is attacked: each target takes bytes, and fails where a promise is broken.

Promises: nothing but :class:`~mtcheck.errors.MtcheckError` is raised, every span lies inside its text, the JSON is
valid against its schema, and every renderer renders.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from mtcheck.errors import MtcheckError
from mtcheck.model import Side, Trust
from tests.scratch import IN_MEMORY, scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from mtcheck.model import Report

__all__ = ["TARGETS", "Target", "target_of"]

OUTSIDE: Final = "a text that stands outside of every folder"


class BrokenPromiseError(AssertionError):
    """A target did what it must not do."""


@dataclass(frozen=True, slots=True)
class Target:
    """``run`` takes an input. ``cheap`` targets only parse; an input of theirs takes well under a millisecond or two.

    ``seconds`` of CPU time and ``per_kb`` more for each KB are what an input may take at most.
    """

    name: str
    run: Callable[[bytes], None]
    cheap: bool = True
    seconds: float = 1.0
    per_kb: float = 0.05


def target_of(name: str) -> Target:
    """The target of this name."""
    return next(target for target in TARGETS if target.name == name)


def _promise(kept: bool, what: str) -> None:
    if not kept:
        raise BrokenPromiseError(what)


def _folder() -> AbstractContextManager[Path]:
    return scratch("mtcheck-fuzz-", IN_MEMORY)


def _file(suffix: str) -> Callable[[bytes], None]:
    from mtcheck.read import read_data

    def run(data: bytes) -> None:
        document = read_data(data, f"fuzzed{suffix}")
        _promise(bool(document.sha256), "a document has a digest")

    return run


def _any_file(data: bytes) -> None:
    from mtcheck.read import read_data

    for suffix in ("", ".docx", ".html", ".xlf", ".csv", ".rtf"):
        with suppress(MtcheckError):
            read_data(data, f"fuzzed{suffix}")


def _decode(data: bytes) -> None:
    from mtcheck.read.encoding import decode

    for markup in (False, True):
        with suppress(MtcheckError):
            decoded = decode(data, "fuzzed", markup=markup, forgiving=True)
            decoded.text.encode()


def _glossary(suffix: str) -> Callable[[bytes], None]:
    from mtcheck.glossary import Glossary
    from mtcheck.glossary.formats import FORMATS

    def run(data: bytes) -> None:
        with suppress(MtcheckError):
            _ = Glossary.parse(data, f"fuzzed{suffix}").entries
        entries = Glossary.parse(data, f"fuzzed{suffix}", lenient=True).entries
        form = FORMATS[len(data) % len(FORMATS)]
        with suppress(MtcheckError):
            written = form.write(entries)
            _ = Glossary.parse(written, f"written{form.suffixes[0]}", lenient=True).entries

    return run


def _glossary_use(data: bytes) -> None:
    """A glossary of any names is linted, indexed, declined and searched."""
    from mtcheck.glossary import Glossary
    from mtcheck.glossary.find import find_entries
    from mtcheck.glossary.index import build
    from mtcheck.glossary.inflect.forms import case_forms
    from mtcheck.glossary.lint import lint

    glossary = Glossary.parse(data, "fuzzed.csv", lenient=True)
    list(lint([glossary], today=date(2026, 11, 28)))
    index = build(glossary.entries)
    for entry in glossary.entries[:5]:
        list(case_forms(entry))
        list(find_entries(glossary.entries, entry.name))
        index.find(entry.name)


def _index(data: bytes) -> None:
    """A damaged index is never used: what is loaded is what was saved."""
    from mtcheck.glossary import Glossary
    from mtcheck.glossary.index import build
    from mtcheck.glossary.store import load

    whole = build(Glossary.default().entries[:60])
    with _folder() as folder:
        path = folder / "x.index"
        path.write_bytes(data)
        index = load(path, lambda: whole)
        _promise(index is None or dict(index.columns) == dict(whole.columns), "a damaged index was used")


@cache
def index_bytes() -> bytes:
    """A sound index."""
    from mtcheck.glossary import Glossary
    from mtcheck.glossary.index import build
    from mtcheck.glossary.store import save

    with _folder() as folder:
        save(build(Glossary.default().entries[:60]), folder / "x.index")
        return (folder / "x.index").read_bytes()


def _written(value: Any, folder: Path) -> Path:
    """The files and links described by JSON, in a folder beside a file that it must not reach."""
    (folder / "secret").mkdir()
    (folder / "secret.txt").write_text(OUTSIDE, encoding="utf-8")
    (folder / "secret" / "secret.txt").write_text(OUTSIDE, encoding="utf-8")
    (folder / "secret.safetensors").write_text(OUTSIDE, encoding="utf-8")
    inside = folder / "inside"
    inside.mkdir()
    for name, text in value.get("files", {}).items():
        path = inside / name
        if path.resolve().is_relative_to(inside.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for name, place in value.get("links", {}).items():
        path = inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() and not path.is_symlink():
            path.symlink_to(place)
    return inside


@contextmanager
def _told_folder(value: Any) -> Iterator[Path | None]:
    """The folder of :func:`_written`, as long as it is needed; None for what cannot be made."""
    with _folder() as folder:
        try:
            inside: Path | None = _written(value, folder)
        except (OSError, ValueError, AttributeError, TypeError):
            inside = None
        yield inside


def _json(data: bytes) -> Any:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _told(data: bytes) -> Any:
    """The files and links that JSON describes; None if it describes none."""
    value = _json(data)
    if value is None or not all(isinstance(value.get(key, {}), dict) for key in ("files", "links")):
        return None
    return value


def _article_folder(data: bytes) -> None:
    import mtcheck
    from mtcheck.batch.folder import article_item
    from mtcheck.inputs import gather

    value = _told(data)
    if value is None:
        return
    with _told_folder(value) as inside:
        if inside is None:
            return
        _promise(OUTSIDE not in repr(article_item(inside)), "a batch reads what is outside of the article's folder")
        inputs = gather(inside, None, (), None)
        _promise(OUTSIDE not in repr(inputs), "an audit reads what is outside of the article's folder")
        if len(data) % 16 == 0:
            _check(mtcheck.audit(inside))


def _batch_folder(data: bytes) -> None:
    """Files of any names and links: which are articles, and that none is outside."""
    from mtcheck.batch.folder import folder_items

    value = _told(data)
    if value is None:
        return
    with _told_folder(value) as inside:
        if inside is None:
            return
        items = list(folder_items(inside, source_lang=None, target_lang=None))
        _promise(OUTSIDE not in repr(items), "a batch reads what is outside of its folder")
        _promise(all("\n" not in getattr(item, "reason", "") for item in items), "a reason is one line")


def _settings(data: bytes) -> None:
    from mtcheck.settings import load_settings

    with _folder() as folder:
        (folder / "mtcheck.toml").write_bytes(data)
        load_settings(folder)


def _baseline(data: bytes) -> None:
    from mtcheck.baseline import parse_baseline

    parse_baseline(data, "fuzzed.json")


def _report(data: bytes) -> None:
    from mtcheck.report import RENDERERS
    from mtcheck.report.read import from_dict

    value = _json(data)
    if value is None:
        return
    report = from_dict(value)
    for render in RENDERERS.values():
        render(report).encode()


def _reports(data: bytes) -> None:
    from mtcheck.report.portal import open_results, render, summarise, write_tables

    with _folder() as folder:
        (folder / "r.jsonl").write_bytes(data)
        with open_results([folder / "r.jsonl"]) as results:
            render(summarise(results)).encode()
            if len(data) % 4 == 0:  # writing takes as long as all the rest, and the same queries made the page
                write_tables(results, folder / "tables")


def _results(data: bytes) -> None:
    """A batch's damaged table gives its own reports or none, and the next run continues or says why it cannot."""
    from mtcheck.batch.store import Entry, Writer, compress, open_results

    sound = {f"{name}\n".encode() for name in _ARTICLES}
    with _folder() as folder:
        for name, content in _results_files().items():
            (folder / name).write_bytes(content)
        (folder / "batch.sqlite3").write_bytes(data)
        with suppress(MtcheckError), open_results(folder) as results:
            results.count()
            for failed in results.failures():
                json.dumps([failed.id, failed.place, failed.reason])
            for name in _ARTICLES:
                with suppress(MtcheckError):
                    _promise(results.find(name) in {None, *sound}, "another report")
            _promise(set(results.reports()) <= sound, "another report")
        with Writer(folder) as writer:
            for name in _ARTICLES:
                found = writer.find(name)
                _promise(found is None or found[2] + 1 > found[2], "tries are a number")
                writer.meet(name, "x")
            writer.add(Entry("new", "k", "done", 1, "x", "fix", "major"), compress(b"new\n"))
            writer.add(Entry("bad", "k", "failed", 1, "x", reason="r"))
            writer.finish()
        with open_results(folder) as results:
            _promise(results.find("new") == b"new\n", "what was written is lost")


_ARTICLES: Final = ("a", "b", "ć")


@cache
def _results_files() -> dict[str, bytes]:
    """A batch's folder: three reports, a failure, and a replaced report."""
    import sqlite3

    from mtcheck.batch.store import Entry, Writer, compress

    with _folder() as folder:
        with Writer(folder) as writer:
            for name in _ARTICLES:
                writer.add(Entry(name, "key", "done", 1, "place", "fix", "major"), compress(f"{name}\n".encode()))
            writer.add(Entry("failed", "key", "failed", 2, "place", reason="why"))
            writer.finish()
        connection = sqlite3.connect(folder / "batch.sqlite3")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != ".lock"}


def results_bytes() -> bytes:
    """A sound table of a batch."""
    return _results_files()["batch.sqlite3"]


def _compare(data: bytes) -> None:
    from mtcheck.compare import bootstrap, comparison
    from mtcheck.compare.page import render
    from mtcheck.compare.read import read_results
    from mtcheck.compare.text import render_json, render_text

    with _folder() as folder:
        one, _, other = data.partition(b"\0")
        found = []
        for name, rows in (("a", one), ("b", other or one)):
            (folder / f"{name}.jsonl").write_bytes(rows)
            found.append((name, read_results(folder / f"{name}.jsonl")))
        # Fewer samples than a user gets: they take all the time, and reach nothing new.
        with patch.object(bootstrap, "RESAMPLES", 20), patch.object(comparison, "RESAMPLES", 20):
            compared = comparison.compare(found)
        for made in (render(compared), render_json(compared), render_text(compared)):
            made.encode()


class _Given:
    """A back end with given answers."""

    name = "given"
    trust = Trust.MEDIUM

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        return [self.texts[number % len(self.texts)] if self.texts else "" for number, _ in enumerate(sentences)]


def _audit(data: bytes) -> None:
    import mtcheck
    from mtcheck.glossary import Glossary
    from mtcheck.inputs import Upload

    value = _json(data)
    if value is None or not value.get("translation"):
        _check(mtcheck.audit(Upload(data, "fuzzed.txt"), glossary=starter()))
        return
    glossary = starter()
    if isinstance(value.get("glossary"), str):
        if len(data) % 16:
            glossary = short_starter()  # an index of all names takes three times as long as the audit
        glossary += Glossary.parse(value["glossary"].encode("utf-8", "replace"), "fuzzed.csv", lenient=True)
    told = value.get("retranslation")
    report = mtcheck.audit(
        value["translation"],
        source=value.get("source"),
        references=value.get("references", ()),
        quotes=value.get("quotes"),
        glossary=glossary,
        source_lang=value.get("source_lang"),
        target_lang=value.get("target_lang"),
        published=date.fromisoformat(value["published"]) if value.get("published") else None,
        translator=_Given(told) if told else None,
    )
    _check(report)


def _audit_file(data: bytes) -> None:
    import mtcheck
    from mtcheck.inputs import Upload

    _check(mtcheck.audit(Upload(data, "fuzzed.xlf"), glossary=starter()))


@cache
def starter() -> Any:
    """The starter glossary."""
    from mtcheck.glossary import Glossary

    return Glossary.default()


@cache
def short_starter() -> Any:
    """Some entries of the starter glossary, of every kind."""
    from mtcheck.glossary import Glossary

    return Glossary(starter().entries[::20])


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    from mtcheck.report.json import schema

    return Draft202012Validator(schema())


def _check(report: Report) -> None:
    from mtcheck.report import RENDERERS
    from mtcheck.report.read import from_dict

    texts = {segment.index: segment for segment in report.article.segments}
    for segment in texts.values():
        _promise(0 <= segment.start <= segment.end <= len(report.article.translation), "a segment is outside its text")
    for issue in report.issues:
        segment = texts[issue.segment]
        side = segment.translation if issue.span.side is Side.TRANSLATION else segment.source or ""
        _promise(0 <= issue.span.start <= issue.span.end <= len(side), f"{issue.check}: the span is outside its text")
        _promise(side[issue.span.start : issue.span.end] == issue.text or not issue.text, f"{issue.check}: other text")
        _promise(0 <= issue.confidence <= 1, f"{issue.check}: no probability: {issue.confidence}")
        lines = [issue.message, *(item.detail for item in issue.evidence)]
        _promise(all(len(line.splitlines()) < 2 for line in lines), f"{issue.check}: a message is one line")
    for name, render in RENDERERS.items():
        made = render(report)
        made.encode()
        if name == "json":
            value = json.loads(made)
            error = next(_validator().iter_errors(value), None)
            _promise(error is None, f"not valid: {error and error.json_path}: {error and error.message[:200]}")
            from_dict(value)
        if name in {"terminal", "github", "markdown"}:
            _promise("\x1b" not in made or name == "terminal", f"{name}: an escape of the text")


def _model(data: bytes) -> None:
    from mtcheck.translate.hub.checkpoint import find_checkpoint

    value = _json(data)
    if value is None or not isinstance(value.get("files"), dict):
        return
    with _told_folder(value) as inside:
        if inside is None:
            return
        checkpoint = find_checkpoint(inside)
        _ = (checkpoint.family, checkpoint.seq2seq, checkpoint.named, checkpoint.fingerprint)
        with suppress(ValueError, OSError, AttributeError, TypeError, RecursionError):
            listed = json.loads((inside / "model.safetensors.index.json").read_text("utf-8"))["weight_map"].values()
            _promise(
                all(str(name).endswith(".safetensors") and "/" not in str(name) for name in listed), "unsafe weights"
            )


def _manifest(data: bytes) -> None:
    from mtcheck.batch.manifest import manifest_items

    with _folder() as folder:
        (folder / "secret.txt").write_text(OUTSIDE, encoding="utf-8")
        (folder / "inside").mkdir()
        for suffix in (".jsonl", ".csv"):
            path = folder / "inside" / f"m{suffix}"
            path.write_bytes(data)
            with suppress(MtcheckError):
                items = list(manifest_items(path))
                _promise(all("\n" not in getattr(item, "reason", "") for item in items), "a reason is one line")
                _promise(OUTSIDE not in repr(items), "a manifest reads what is outside of its folder")


def _challenge(data: bytes) -> None:
    from mtcheck.evaluate.read import read_items

    with _folder() as folder:
        for suffix in (".jsonl", ".tsv"):
            (folder / f"c{suffix}").write_bytes(data)
            with suppress(MtcheckError):
                read_items(folder / f"c{suffix}")


def _feed(data: bytes) -> None:
    from mtcheck.watch.feed import read_feed

    read_feed(data, "https://portal.example/feed")


def _watch(data: bytes) -> None:
    """A portal answers whatever it likes: its robots.txt, its feed and its pages."""
    from mtcheck.read.url import Fetched, host_of
    from mtcheck.watch import portal
    from mtcheck.watch.feed import Entry
    from mtcheck.watch.state import State

    value = _json(data)
    if value is None:
        return
    answers = {
        name: str(value.get(name, "")).encode("utf-8", "surrogatepass") for name in ("robots.txt", "feed", "page")
    }

    def fetch(url: str, **_: Any) -> Fetched:
        host_of(url)
        return Fetched(url, answers.get(url.rpartition("/")[2], answers["page"]), etag="x", last_modified="y")

    with _folder() as folder, patch.multiple(portal, fetch=fetch, sleep=lambda _: None), State(folder) as state:
        watched = portal.Portal("https://portal.example/feed", source_lang=None, target_lang="en", pause=0)
        try:
            entries = watched.listing(state).entries
        except MtcheckError:
            entries = ()
        for entry in [*entries[:3], Entry("https://portal.example/page", None, None, None, "")]:
            list(watched.articles([entry]))
            state.met(entry.url, entry.stamp)
            state.is_new(entry.url, entry.stamp)


def _retranslation(data: bytes) -> None:
    from mtcheck.translate.file.translator import FileTranslator

    with _folder() as folder:
        (folder / "t.txt").write_bytes(data)
        made = FileTranslator(folder / "t.txt").translate(
            ["Prva rečenica.", "Druga."], source_lang="sr", target_lang="en"
        )
        _promise(len(made) == 2, "one re-translation for each sentence")


def _words(data: bytes) -> None:
    """Everything that takes a text apart, in every language."""
    from mtcheck.languages.identify import identify
    from mtcheck.languages.spelling import is_spelt, nearest
    from mtcheck.names.words import words
    from mtcheck.quantities.parse import parse
    from mtcheck.segment import segment
    from mtcheck.text.normal import normalise

    text = data.decode("utf-8", "surrogatepass" if b"\xed" in data and _decodes(data) else "replace")
    normal = normalise(text)
    identify(normal.text)
    for word in words(normal.text, english=True):
        _promise(0 <= word.start < word.end <= len(normal.text), "a word is outside its text")
        is_spelt(word.text.lower())
    nearest(text[:12])
    for language in ("en", "sr", "uk", "de")[len(data) % 4 :][:1]:
        for found in parse(normal.text, language):
            _promise(0 <= found.start < found.end <= len(normal.text), "a quantity is outside its text")
        for sentence in segment(normal.text, language).sentences:
            _promise(normal.text[sentence.start : sentence.end] == sentence.text, "a sentence is not where it says")


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _cache(data: bytes) -> None:
    """A damaged cache answers what was put in, or nothing."""
    import logging

    from mtcheck.translate.cache import Cache

    logging.disable(logging.WARNING)
    with _folder() as folder:
        path = folder / "cache.sqlite3"
        path.write_bytes(data)
        known = Cache(path)
        answers = known.get([bytes([number]) * 32 for number in range(20)])
        _promise(all(text == f"answer {key[0]}" for key, text in answers.items()), f"wrong answers: {answers}")
        known.put({b"k" * 32: "new"}, model="m", kind="k")


@cache
def cache_bytes() -> bytes:
    """A sound cache of twenty answers."""
    import sqlite3

    from mtcheck.translate.cache import Cache

    with _folder() as folder:
        path = folder / "cache.sqlite3"
        Cache(path).put({bytes([number]) * 32: f"answer {number}" for number in range(20)}, model="m", kind="k")
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        return path.read_bytes()


def _command(data: bytes) -> None:
    from tests.fuzz.commands import run_command

    with _folder() as folder:
        run_command(data, folder, _promise)


def _desk(data: bytes) -> None:
    from tests.fuzz.desk import run_requests

    run_requests(data, _promise)


def _plugin(data: bytes) -> None:
    from tests.fuzz.additions import run_plugin

    run_plugin(data, _promise, _check)


def _language(data: bytes) -> None:
    from tests.fuzz.additions import run_language

    with _folder() as folder:
        run_language(data, folder, _promise, _check)


_SUFFIXES: Final = {
    "text": ".txt", "html": ".html", "mhtml": ".mhtml", "markdown": ".md", "subtitles": ".srt", "rtf": ".rtf",
    "docx": ".docx", "odt": ".odt", "fodt": ".fodt", "xliff": ".xlf", "tmx": ".tmx", "po": ".po", "bilingual-table": ".csv",
    "archive": ".zip",
}  # fmt: skip
_GLOSSARIES: Final = {
    "glossary-csv": ".csv", "glossary-tsv": ".tsv", "glossary-jsonl": ".jsonl", "glossary-json": ".json",
    "glossary-xlsx": ".xlsx", "glossary-ods": ".ods", "glossary-tbx": ".tbx",
}  # fmt: skip

TARGETS: Final = (
    *(Target(name, _file(suffix)) for name, suffix in _SUFFIXES.items()),
    Target("any-file", _any_file),
    Target("decode", _decode),
    *(Target(name, _glossary(suffix), seconds=3.0) for name, suffix in _GLOSSARIES.items()),
    Target("glossary-use", _glossary_use, per_kb=0.2),
    Target("index", _index),
    Target("cache", _cache),
    Target("article-folder", _article_folder, cheap=False, per_kb=0.2),
    Target("batch-folder", _batch_folder, cheap=False, per_kb=0.2),
    Target("settings", _settings),
    Target("baseline", _baseline),
    Target("results", _results),
    Target("report", _report, cheap=False),
    Target("reports", _reports, cheap=False),
    Target("compare", _compare, cheap=False),
    Target("audit", _audit, cheap=False, per_kb=0.2),
    Target("audit-xliff", _audit_file, cheap=False, per_kb=0.2),
    Target("model-folder", _model),
    Target("manifest", _manifest),
    Target("challenge", _challenge),
    Target("feed", _feed),
    Target("watch", _watch),
    Target("retranslation", _retranslation),
    Target("words", _words),
    Target("command", _command, cheap=False, seconds=5.0, per_kb=0.3),
    Target("desk", _desk, cheap=False, seconds=5.0, per_kb=0.3),
    Target("plug-in", _plugin, cheap=False, seconds=3.0),
    Target("language", _language, cheap=False, seconds=5.0, per_kb=0.3),
)
