"""What users read is plain English: phrases that once were not must not come back."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources import nodes, tree

NEVER = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![Tt]here )\b(?:is|was) no (?!more\b|better\b|less\b|longer\b|one\b|such\b|need\b|reason\b|wrong\b)[a-z]+",
        r"\bthere is no (?:check|format|command|language) '",
        r"\bsuch are\b",
        r"\bstand in the texts so often\b",
        r"\bfrom this severity on\b",
        r"\bgoes before (?:it|both)\b",
        r"\bdeclines every name itself\b",
        r"\bcries wolf\b",
        r"\braises on purpose\b",
        r"\breader who leaves\b",
        r"\bis to be (?:a|an|one)\b",
        r"\bis another currency than\b",
        r"^Nothing here renders\b",
        r"\bwhat is said of\b",
        r"\bstands? (?:neither|nowhere|elsewhere|in a row|alone|there|in an?\b)",
        r"\b(?:that|which|what) stands? (?!for\b|out\b)",
        r"\bfits? this one\b",
        r"\b(?:is|are) none of\b",
        r"\bcan(?:not)? be told\b",
        r"\bmay be repeated\b",
        r"\bsays the same\b",
        r"\bparted by\b",
        r"\bmeanwhile\b",
        r"\bgo(?:es)? on\b",
        r"\banybody\b",
        r"\bwhoever\b",
        r"\bnot to stdout\b",
        r"\bone a (?:core|line|step)\b",
        r"\bis good for\b",
        r"\btoo little tells\b",
        r"\bfor ever\b",
        r"\blies? (?:before|after)\b",
        r"\bwhat came of\b",
        r"\bof its own;",
        r"\bas it (?:began|should be)$",
        r"\bit takes at least\b",
        r"\b(?:was|were) asked for\b",
        r"\bnothing of (?:it|these|this)\b",
        r"\bare (?:added to|taken from)\b",
        r"\b(?:before|after) it were taken\b",
        r"\bis in no [a-z]",
        r"\b(?:gave|made) (?:an? |no |\{|X,? )",
        r"\bhas nothing but\b",
        r": one can\b",
        r"\bof (?:its|one's|their) own to\b",
        r"\bthe other half of\b",
        r"\bis not sound\b",
        r"\bspelt (?:much )?alike\b",
        r"\ba few \w+ \w+ will do\b",
        r"\bcannot name an?\b",
        r"\bnames no [a-z]",
        r"\bthere is no (?:token|user|waiver|webhook|decision|proposal|audit|article|version) ",
    )
)
PROSE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!as it )(?<!as they )\bstands? (?!for\b|up\b|out\b|by\b|-)",
        r"\bthat there (?:is|are) not\b",
        r"\bgo(?:es)? before\b",
        r"\bspeaks? of\b",
        r"\b(?:any|some|no)body\b",
        r"\bwhoever\b",
        r"\bparted (?:by|with)\b",
        r"\bgo(?:es)? on\b",
        r"\bcannot be told\b",
        r"\btold apart\b",
        r"\bfor what is none\b",
        r"\banew\b",
        r"(?<![Tt]here )\b(?:is|are|was|were) no (?!(?:more|better|less|longer|one|such|need|reason|finer)\b)[a-z]",
        r"\b(?:None|[Ee]mpty|False|True|Error`) where\b",
        r"\b(?:is|are|be|was) told\b",
        r"\bnothing (?:tells|speaks|is said of)\b",
        r"\bfor what is no(?:t a)?\b",
        r"\b(?:is|are) to be written\b",
        r"\bof like (?:length|kind|shape)\b",
        r"\bas good as [a-z]",
        r"\b(?:are|is) asked of\b",
        r"\bso many at a time\b",
        r"\bin vain\b",
        r"\bbut for\b",
        r"\b, be it\b",
        r"\bshut out\b",
        r", for (?:they|it|their|no one|a \w+ must)\b",
        r"(?<!and )\bsays? nothing\b",
        r"(?<!marks )\bas (?:it|they) stands?\b",
        r"\bnothing of (?!ours\b)",
        r"^\W*What (?:of|came|is said|is known of)\b",
        r"\bspeaks? (?:for|against)\b",
        r"\b(?:the|those|what is) likest\b",
        r"\bgravest?\b",
        r"\bfor ever\b",
        r"\bleft alone\b",
        r"\bpass(?:ed|es) over\b",
        r"\bcr(?:y|ies) wolf\b",
        r"\bholds? (?:no|none)\b",
        r"\bis asked (?:about|for)\b",
        r"\bin (?:a|some) (?:process|thread|folder|file) of (?:its|their) own\b",
        r"\b(?:are|is) handed (?:in|out)\b",
        r"\bat (?:most|least) so (?:many|long|much)\b",
        r"\bwhat (?:it|they) (?:was|were) at\b",
        r"\bwere it\b",
        r"\bwhole or not at all\b",
        r"\bto be had\b",
        r"\bmakes? it (?:one|none)\b",
        r"\bby and by\b",
        r"\blike ones\b",
        r"\bturned? (?:it|the \w+) round\b",
        r"\bis (?:spoken|heard) of\b",
    )
)
"""In docstrings and comments."""
VAGUE = re.compile(
    "_?(?:ALIKE|ALL|CERTAIN|CLOSE|COPY|ENOUGH|FAR|FEW|FEWEST|FULL|KEPT|LARGEST|LEAST|LIKE|LIKELY|LONG|LONGEST|MANY|"
    "MOST|MOSTLY|NEAR|NO_END|SHORT|SHORTEST|SMALL|SMALLEST|SURE|TOLD|TOGETHER|WHOLE|WIDEST)"
)
"""Names of constants that do not say what they bound."""
IRREGULAR = {"known", "told", "cut", "said", "shown", "seen", "written", "undone", "kept", "made", "given", "spelt"}
IRREGULAR |= {"meant", "sent", "found", "lost", "left", "chosen", "spoken", "drawn"}
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "scripts" / "site").rglob("*.md"))),
    "mtcheck/batch/README.md",
    "mtcheck/checks/README.md",
    "mtcheck/server/README.md",
    "mtcheck/languages/README.md",
    "mtcheck/read/furniture/README.md",
    "mtcheck/translate/weights/hbs-en/README.md",
    "references/challenge/README.md",
    "references/glossaries/README.md",
    "references/quality/README.md",
    "tests/fuzz/README.md",
)
SPOKEN = ("article_languages.py", "audit.py", "verdict.py", "report/headline.py", "report/terminal.py")
"""Modules whose strings are sentences, or parts of them, that a report shows."""
TOLD = {"note", "Option", "Argument", "issue", "Evidence", "SetAside", "Boilerplate", "wrong"}


def words(node: ast.AST) -> str:
    """The literal parts of a string expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(words(value) or "X" for value in node.values)
    if isinstance(node, ast.IfExp):
        return f"{words(node.body)} / {words(node.orelse)}"
    return ""


def told(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that a user may read: messages of errors, notes, issues, evidence, help."""
    for node in nodes(path):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            call = node.exc
        elif isinstance(node, ast.Call):
            call = node
            name = getattr(call.func, "attr", None) or getattr(call.func, "id", "")
            if name not in TOLD:
                continue
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "message" for target in node.targets):
            yield node.lineno, words(node.value)
            continue
        elif isinstance(node, ast.JoinedStr | ast.Constant) and path in {ROOT / "mtcheck" / name for name in SPOKEN}:
            yield node.lineno, words(node)
            continue
        else:
            continue
        for value in (*call.args, *(keyword.value for keyword in call.keywords)):
            yield node.lineno, words(value)


def odd(text: str) -> str | None:
    for pattern in NEVER:
        if match := pattern.search(text):
            return match[0]
    return None


def test_messages_are_plain_english() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {phrase!r} in {text[:90]!r}"
        for path in sorted((ROOT / "mtcheck").rglob("*.py"))
        for line, text in told(path)
        if (phrase := odd(text))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_plain_english(page: str) -> None:
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    found = [f"{page}:{number}: {phrase!r}" for number, line in enumerate(lines, 1) if (phrase := odd(line))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["'x' is no language tag", "there is no check 'x'", "it is to be a text"])
def test_an_odd_phrase_is_found(text: str) -> None:
    assert odd(text)


def prose(path: Path) -> Iterator[tuple[int, str]]:
    """The docstrings and comments of a module, without the quotations and code in them."""
    source = path.read_text(encoding="utf-8")
    docstrings = {
        node.lineno for node in nodes(path) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and token.start[0] in docstrings):
            for number, line in enumerate(token.string.splitlines()):
                yield token.start[0] + number, re.sub(r"`[^`]*`|“[^”]*”|\*[^*]*\*", "x", line)


def programs(folder: str) -> Iterator[Path]:
    """The Python files in a folder and below it, those of scripts without a suffix included."""
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix == ".py" or (path.is_file() and not path.suffix and path.read_bytes()[:30].find(b"python3") > 0):
            yield path


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["mtcheck", "scripts", "tests"])
def test_docstrings_and_comments_are_plain_english(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]!r} in {line.strip()[:90]!r}"
        for path in programs(folder)
        for number, line in prose(path)
        for phrase in PROSE
        if (match := phrase.search(line))
    ]
    assert not found, "\n".join(found)


def test_an_odd_docstring_is_found(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(
        '"""A word that stands alone."""\nX = 1  # goes on\nY = "stands"\n', encoding="utf-8"
    )
    assert [number for number, line in prose(tmp_path / "x.py") if any(phrase.search(line) for phrase in PROSE)] == [
        1,
        2,
    ]


def participles(path: Path) -> Iterator[str]:
    """Functions named by one participle, which does not say what they return; public methods may be adjectives."""
    of_module = set(map(id, tree(path).body))
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef) and re.fullmatch(
            "_[a-z]+" if id(node) not in of_module else "_?[a-z]+", node.name
        ):
            word = node.name.removeprefix("_")
            if word in IRREGULAR or (
                re.fullmatch(r"[a-z]{3,}(?<!e)ed", word) and word not in {"embed", "speed", "seed"}
            ):
                yield f"{path.name}:{node.lineno}: {node.name}"


def test_names_say_what_a_function_returns() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {function}"
        for path in sorted((ROOT / "mtcheck").rglob("*.py"))
        for function in participles(path)
    ]
    assert not found, "\n".join(found)


def vague(path: Path) -> Iterator[str]:
    """Numbers of a module whose name is only an adjective."""
    for node in tree(path).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name, value = node.target.id, node.value
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, node.value
        else:
            continue
        number = isinstance(value, ast.BinOp) or (isinstance(value, ast.Constant) and not isinstance(value.value, str))
        if VAGUE.fullmatch(name) and (number or name == "_NO_END"):
            yield f"{path.name}:{node.lineno}: {name}"


def test_names_say_what_a_constant_bounds() -> None:
    found = [hit for path in sorted((ROOT / "mtcheck").rglob("*.py")) for hit in vague(path)]
    assert not found, "\n".join(found)


def test_a_vague_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(
        "_ENOUGH: Final = 3\n_MOST = 2 ** 20\n_MOST_WORDS = 3\nLONG = 'long'\n\n\ndef _kept():\n    pass\n"
        "\n\ndef told():\n    pass\n",
        encoding="utf-8",
    )
    assert list(vague(tmp_path / "x.py")) == ["x.py:1: _ENOUGH", "x.py:2: _MOST"]
    assert list(participles(tmp_path / "x.py")) == ["x.py:7: _kept", "x.py:11: told"]
