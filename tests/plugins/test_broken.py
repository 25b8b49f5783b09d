"""An audit with a broken package that adds to mtcheck: one line names it, and the rest continues."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

import mtcheck
from mtcheck import plugins
from mtcheck.errors import LanguageDataError, MtcheckError, PluginError, TranslatorError
from mtcheck.languages.language import language_for
from mtcheck.model import CheckRun, Report
from mtcheck.report.json import schema
from tests.cli.conftest import Ran
from tests.patience import PATIENCE
from tests.plugins.conftest import Install

TEXT, SOURCE = "The MINISTRY refused 5 offers.", "Ministarstvo je odbilo 6 ponuda."
CHECK = """
from dataclasses import replace
from mtcheck import Issue, Severity
from mtcheck.checks import Check
from mtcheck.model import Evidence, Side, Signal, Span

def sound(article):
    return CHECK.issue(article.segments[0], 4, 12, "It shouts.")

def find(article, glossary):
{}

CHECK = Check("loud", "Style/Other", Severity.MINOR, needs=frozenset(), find=find)
"""
SURROGATE = "chr(0xd800)"


def run_of(report: Report, name: str) -> CheckRun:
    return next(run for run in report.checks if run.name == name)


def audited(**options: object) -> Report:
    """The report on a text with a wrong number, which mtcheck finds whatever a plug-in does."""
    report = mtcheck.audit(TEXT, source=SOURCE, source_lang="sr", **options)  # type: ignore[arg-type]
    assert "number-value" in {issue.check for issue in report.issues}
    from jsonschema import validate

    validate(json.loads(report.to_json()), schema())
    return report


@pytest.mark.parametrize(
    ("value", "files", "told"),
    [
        ("nowhere:CHECK", {}, "cannot be loaded: ModuleNotFoundError"),
        ("shouting:NOTHING", {}, "cannot be loaded: AttributeError"),
        ("shouting:CAPITALS", {}, "is a Pattern, not a Check"),
        ("shouting:find", {}, "is a function, not a Check"),
        ("mtcheck.checks.omission:CHECK", {}, "has the name of another check, omission"),
        ("bad:CHECK", {"bad.py": "import sys; sys.exit(0)"}, "cannot be loaded: SystemExit: 0"),
        ("bad:CHECK", {"bad.py": "raise RuntimeError('two\\nlines')"}, "cannot be loaded: RuntimeError: two"),
        ("bad:CHECK", {"bad.py": "def ("}, "cannot be loaded: SyntaxError"),
        ("bad:CHECK", {"bad.py": "def f(): f()\nf()"}, "cannot be loaded: RecursionError"),
        ("bad", {"bad.py": ""}, "is a module, not a Check"),
        (
            "bad:CHECK",
            {"bad.py": "class E(Exception):\n def __str__(self): raise ValueError\nraise E"},
            "cannot be loaded: E",
        ),
        ("bad:CHECK", {"bad.py": CHECK.format(" return []").replace('"loud"', '"Loud Check"')}, "small letters"),
        ("bad:CHECK", {"bad.py": CHECK.format(" return []").replace('"loud"', "3")}, "small letters"),
        ("bad:CHECK", {"bad.py": CHECK.format(" return []").replace("Severity.MINOR", "'minor'")}, "a Severity"),
        ("bad:CHECK", {"bad.py": CHECK.format(" return []").replace("frozenset()", "['source']")}, "needs must be"),
        ("bad:CHECK", {"bad.py": CHECK.format(" return []").replace("find=find", "find=None")}, "must be functions"),
    ],
)
def test_a_check_that_cannot_be_used_is_not_run(install: Install, value: str, files: dict[str, str], told: str) -> None:
    install(f"[mtcheck.checks]\nbroken = {value}\n", files)

    run = run_of(audited(), "broken")

    assert not run.ran
    assert run.reason is not None
    assert told in run.reason
    assert run.reason.startswith("the plug-in broken (mtcheck.checks, ")
    assert len(run.reason.splitlines()) == 1
    assert "broken" not in {run.name for run in audited(disable=["broken"]).checks}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("raise ValueError('no')", "failed: ValueError: no"),
        ("raise SystemExit(3)", "failed: SystemExit: 3"),
        ("yield sound(article)\nraise KeyError(1)", "failed: KeyError: 1"),
        ("from mtcheck.errors import UsageError\nraise UsageError('not yours')", "failed: UsageError: not yours"),
        ("return None", "failed: TypeError"),
        ("return [{}]", "returned a dict, not an Issue"),
        ("return 'abc'", "returned a str, not an Issue"),
        ("while True: yield sound(article)", "more than 100,000 issues"),
        ("yield replace(sound(article), segment=7)", "segment must be"),
        ("yield replace(sound(article), segment=True)", "segment must be"),
        ("yield replace(sound(article), segment=-1)", "segment must be"),
        ("yield replace(sound(article), span=Span(Side.TRANSLATION, 4, 999))", "inside its text"),
        ("yield replace(sound(article), span=Span(Side.TRANSLATION, 12, 4))", "inside its text"),
        ("yield replace(sound(article), span=Span(Side.TRANSLATION, -3, 4))", "inside its text"),
        ("yield replace(sound(article), span=Span(Side.TRANSLATION, 4.0, 12))", "whole numbers"),
        ("yield replace(sound(article), span=Span('translation', 4, 12))", "a Span"),
        ("yield replace(sound(article), span=(4, 12))", "a Span"),
        ("yield replace(sound(article), text='other')", "what the span covers"),
        ("yield replace(sound(article), check='number-value')", "check must be 'loud'"),
        ("yield replace(sound(article), severity='grave')", "a Severity"),
        ("yield replace(sound(article), confidence=float('nan'))", "from 0 to 1"),
        ("yield replace(sound(article), confidence=90)", "from 0 to 1"),
        ("yield replace(sound(article), confidence='high')", "from 0 to 1"),
        ("yield replace(sound(article), message=None)", "must be texts"),
        (f"yield replace(sound(article), message={SURROGATE})", "must be texts"),
        ("yield replace(sound(article), message='one\\ntwo')", "must be lines"),
        ("yield replace(sound(article), suggestions=['quiet'])", "suggestions must be a tuple"),
        ("yield replace(sound(article), suggestions=(1,))", "suggestions must be a tuple"),
        (f"yield replace(sound(article), suggestions=({SURROGATE},))", "suggestions must be texts"),
        ("yield replace(sound(article), evidence=('source',))", "evidence must be a tuple"),
        ("yield replace(sound(article), evidence=(Evidence('source', 'x'),))", "a Signal and a text"),
        ("yield replace(sound(article), known='fine')", "known is not for a check to say"),
    ],
)
def test_a_check_that_fails_at_work_is_not_run(install: Install, code: str, told: str) -> None:
    install("[mtcheck.checks]\nbroken = bad:CHECK\n", {"bad.py": CHECK.format(indent(code, " "))})

    report = audited()

    assert (run := run_of(report, "loud")).reason is not None
    assert not run.ran
    assert told in run.reason
    assert "the plug-in broken (mtcheck.checks, bad:CHECK)" in run.reason
    assert "loud" not in {issue.check for issue in report.issues}


def test_a_check_that_is_sound_runs_beside_one_that_is_not(install: Install) -> None:
    install(
        "[mtcheck.checks]\nloud = bad:CHECK\nworse = worse:CHECK\nomission = nowhere:CHECK\n",
        {
            "bad.py": CHECK.format(" yield sound(article)"),
            "worse.py": CHECK.format(" raise ValueError").replace("loud", "worse"),
        },
    )

    report = audited()

    assert [run_of(report, name).ran for name in ("loud", "worse", "omission", "omission-plug-in")] == [
        True, False, True, False,
    ]  # fmt: skip
    assert "It shouts." in {issue.message for issue in report.issues}


def test_two_plugins_of_one_check(install: Install) -> None:
    install("[mtcheck.checks]\none = shouting:CHECK\ntwo = shouting:CHECK\n")

    report = audited()

    assert run_of(report, "shouting").ran
    assert "has the name of another check, shouting" in (run_of(report, "two").reason or "")


def test_a_check_whose_reason_fails(install: Install) -> None:
    code = CHECK.format(" return []").replace("find=find)", "find=find, unable=lambda article: 1 / 0)")
    install("[mtcheck.checks]\nbroken = bad:CHECK\n", {"bad.py": code})

    assert "failed: ZeroDivisionError" in (run_of(audited(), "loud").reason or "")


@pytest.mark.parametrize("reason", ["", "  ", "\\n\\u2028"])
def test_a_check_that_gives_an_empty_reason_is_named(install: Install, reason: str) -> None:
    code = CHECK.format(" return []").replace("find=find)", f"find=find, unable=lambda article: '{reason}')")
    install("[mtcheck.checks]\nbroken = bad:CHECK\n", {"bad.py": code})

    assert "returned a reason that is not text" in (run_of(audited(), "loud").reason or "")


def test_a_plugin_that_takes_long_is_named(
    install: Install, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(plugins, "SLOW", 0.05)
    until = time.monotonic() + PATIENCE
    is_named = "is still running"
    monkeypatch.setattr(plugins, "named", lambda: is_named in caplog.text or time.monotonic() > until, raising=False)
    code = "import time\nfrom mtcheck import plugins\nwhile not plugins.named(): time.sleep(0.01)\nyield sound(article)"
    install("[mtcheck.checks]\nslow = bad:CHECK\n", {"bad.py": CHECK.format(indent(code, " "))})

    with caplog.at_level(logging.WARNING):
        assert run_of(audited(), "loud").ran

    assert f"the plug-in slow (mtcheck.checks, bad:CHECK) {is_named}" in caplog.text


def test_a_plugin_does_not_keep_a_process_alive_that_is_asked_to_end(install: Install, tmp_path: Path) -> None:
    """A handler of signals leaves by raising, wherever the process is."""
    code = "import os, signal, time\nprint('here', flush=True)\ntime.sleep(3600)"
    install("[mtcheck.checks]\nslow = bad:CHECK\n", {"bad.py": CHECK.format(indent(code, " "))})
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; from mtcheck.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "audit", str(tmp_path / "a.txt"), "--target-lang", "en"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    process.send_signal(signal.SIGTERM)

    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 143
    assert said == "mtcheck: terminated\n"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def render(report): raise TypeError('no')", "the format broken failed: TypeError: no"),
        ("def render(report): raise SystemExit(0)", "the format broken failed: SystemExit: 0"),
        ("def render(report): return 5", "the format broken returned int, not text"),
        ("def render(report): return None", "the format broken returned NoneType, not text"),
        ("def render(report): return b'bytes'", "the format broken returned bytes, not text"),
        ("render = 'text'", "the format broken failed: TypeError"),
        ("raise OSError(28, 'No space left')", "cannot be loaded: OSError: [Errno 28] No space left"),
        ("", "cannot be loaded: AttributeError"),
    ],
)
def test_a_format_that_fails_is_one_line(
    install: Install, mtcheck: Callable[..., Ran], tmp_path: Path, code: str, told: str
) -> None:
    install("[mtcheck.formats]\nbroken = bad:render\n", {"bad.py": code})
    (tmp_path / "a.txt").write_text("He came.", encoding="utf-8")

    ran = mtcheck("audit", tmp_path / "a.txt", "--format", "broken", "--target-lang", "en", "-o", tmp_path / "report")

    assert (ran.code, ran.out) == (3, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "report").exists()


def test_a_format_of_a_builtin_name_is_not_used(install: Install, mtcheck: Callable[..., Ran], tmp_path: Path) -> None:
    install(
        "[mtcheck.formats]\njson = one_line:render\nodd = odd:render\n", {"odd.py": f"render = lambda _: {SURROGATE}"}
    )
    (tmp_path / "a.txt").write_text("He came.", encoding="utf-8")

    ran = mtcheck("audit", tmp_path / "a.txt", "--format", "json", "--target-lang", "en")
    odd = mtcheck("audit", tmp_path / "a.txt", "--format", "odd", "--target-lang", "en")

    assert json.loads(ran.out)["schema"] == "mtcheck.report/v1"
    assert (
        ran.err == "mtcheck: the format json is mtcheck's own; the plug-in of that name (one_line:render) is not used\n"
    )
    assert odd.out == "?"


BACK_END = """
from mtcheck.model import Trust
class BackEnd:
    name, trust = "it", Trust.MEDIUM
    def translate(self, sentences, *, source_lang, target_lang):
        {}
def make(rest):
    return BackEnd()
"""


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def make(rest): raise ValueError('no model')", "the plug-in bad (mtcheck.translators) failed: ValueError"),
        ("def make(rest): raise SystemExit", "the plug-in bad (mtcheck.translators) failed: SystemExit"),
        ("def make(): pass", "failed: TypeError"),
        ("def make(rest): return None", "name, trust or translate is missing"),
        ("make = 5", "must be a function"),
        (BACK_END.format("pass").replace('"it"', "5"), "name must be a string"),
        (BACK_END.format("pass").replace("Trust.MEDIUM", "1"), "and trust a Trust"),
        (BACK_END.format("1 / 0"), "the translator it failed: ZeroDivisionError"),
        (BACK_END.format("raise SystemExit(1)"), "the translator it failed: SystemExit: 1"),
        (BACK_END.format("return None"), "the translator it returned NoneType, not a list"),
        (BACK_END.format("return sentences[0]"), "the translator it returned str, not a list"),
        (BACK_END.format("return []"), "the translator it returned 0 answers for 1 sentences"),
        (BACK_END.format("return [5 for _ in sentences]"), "the translator it returned int instead of str"),
        (BACK_END.format("return [None]"), "the translator it returned NoneType instead of str"),
    ],
)
def test_a_translator_that_fails_is_one_line(
    install: Install, mtcheck: Callable[..., Ran], tmp_path: Path, code: str, told: str
) -> None:
    install("[mtcheck.translators]\nbad = bad:make\n", {"bad.py": code})
    (tmp_path / "s.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")

    with pytest.raises((PluginError, TranslatorError), match=r"translator") as raised:
        audited(translator="bad:x")
    ran = mtcheck("audit", tmp_path / "t.txt", "--source", tmp_path / "s.txt", "--translator", "bad:x")
    translated = mtcheck("translate", tmp_path / "s.txt", "--translator", "bad:x")

    assert told in str(raised.value)
    for each in (ran, translated):
        assert (each.code, each.err.count("\n")) == (3, 1)
        assert told in each.err


def test_a_translation_that_is_no_text_is_mended(install: Install) -> None:
    install("[mtcheck.translators]\nbad = bad:make\n", {"bad.py": BACK_END.format(f"return [{SURROGATE}]")})

    assert audited(translator="bad").article.segments[0].retranslation == "?"


LANGUAGE = 'name = "Xish"\ntags = "xq"\nscripts = "Latin"\n'


@pytest.mark.parametrize(
    ("point", "files", "told"),
    [
        ("xq = nowhere", {}, "no folder with a language.toml"),
        ("xq = nowhere.at.all", {}, "cannot be loaded: ModuleNotFoundError"),
        ("xq = bad.inner", {"bad/__init__.py": "raise RuntimeError('no')"}, "cannot be loaded: RuntimeError: no"),
        ("xq = bad.inner", {"bad/__init__.py": "import sys; sys.exit(0)"}, "cannot be loaded: SystemExit: 0"),
        ("xq = bad", {"bad/__init__.py": ""}, "no folder with a language.toml"),
        ("xq = bad", {"bad/language.toml": ""}, "must be the language's name in English"),
        ("xq = bad", {"bad/language.toml": "name ="}, "language.toml: "),
        ("xq = bad", {"bad/language.toml": "name = 5"}, "name"),
        ("xq = bad", {"bad/language.toml": LANGUAGE + "own_letters = 5"}, "own_letters"),
        ("xq = bad", {"bad/language.toml": LANGUAGE + "called = 5"}, "called"),
        ("xq = bad", {"bad/language.toml": LANGUAGE + "able = 'flying'"}, "flying"),
        ("xq = bad", {"bad/language.toml": LANGUAGE, "bad/numbers.toml": "x = 5"}, "numbers.toml"),
        ("xq = bad", {"bad/language.toml": LANGUAGE, "bad/negation.toml": "clear = '('"}, "negation.toml"),
    ],
)
def test_a_language_that_is_broken_is_left_out(
    install: Install, mtcheck: Callable[..., Ran], point: str, files: dict[str, str], told: str
) -> None:
    install(f"[mtcheck.languages]\n{point}\n", files)

    audited()
    report = _audit_in("xq")
    into = _audit_into("xq")
    listed = mtcheck("languages")

    assert any(told in notice for notice in report.article.notices), report.article.notices
    assert any(told in notice for notice in into.article.notices), into.article.notices
    assert listed.code == 0
    assert told in listed.err
    assert told in (language_for("xq").problem or "")


def _audit_in(tag: str) -> Report:
    return mtcheck.audit(TEXT, source="Uqo wep zzor 5.", source_lang=tag)


def _audit_into(tag: str) -> Report:
    return mtcheck.audit("Uqo wep zzor 5.", source=TEXT, source_lang="en", target_lang=tag)


def test_a_language_of_a_builtin_tag_is_not_used(install: Install) -> None:
    install("[mtcheck.languages]\nhbs = bad\n", {"bad/language.toml": 'name = "Theirs"\n'})

    audited()

    assert language_for("sr").name == "Serbian"


def test_errors_are_the_users() -> None:
    assert issubclass(LanguageDataError, MtcheckError)
