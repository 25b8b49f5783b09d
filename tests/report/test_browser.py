"""The HTML report in a real browser: what an editor sees, reaches and is protected from.

Needs Playwright and a Chromium (Debian's, or the one that ``MTCHECK_CHROMIUM`` names); skipped with a notice otherwise.
Screenshots go to the folder that ``MTCHECK_SCREENSHOTS`` names, if any.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtcheck.baseline import load_baseline, mark_known
from mtcheck.model import Report, Segment, Severity, Side
from mtcheck.report import RENDERERS
from tests.report.reports import STARTED, demo, empty, generated, hostile, issue_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SIZES: dict[str, Any] = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 380, "height": 800}}


@dataclass
class Opened:
    """A page with all its complaints and requests."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


class Opener:
    """Opens reports as files."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder

    def __call__(self, report: Report, *, size: str = "wide", scheme: Any = "light", context: Any = None) -> Opened:
        file = self._folder / f"{abs(hash(report.article.id))}.html"
        file.write_text(RENDERERS["html"](report), encoding="utf-8")
        context = context or self.context(size=size, scheme=scheme)
        opened = Opened(context.new_page())
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.goto(file.as_uri())
        opened.page.wait_for_selector("html[data-ready]", state="attached")
        return opened

    def context(self, *, size: str = "wide", scheme: Any = "light") -> Any:
        return self._browser.new_context(
            viewport=SIZES[size], color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"]
        )


@pytest.fixture
def opener(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    yield Opener(browser, tmp_path)
    for context in browser.contexts:
        context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_quietly_and_fits(opener: Opener, size: str, scheme: str) -> None:
    opened = opener(demo(), size=size, scheme=scheme)
    opened.page.keyboard.press("j")

    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert len(opened.requests) == 1
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    if folder := os.environ.get("MTCHECK_SCREENSHOTS"):
        opened.page.set_viewport_size({"width": SIZES[size]["width"], "height": 2400})
        opened.page.keyboard.press("s")
        opened.page.screenshot(path=Path(folder) / f"report-{size}-{scheme}.png")


def test_the_verdict_is_seen_first(opener: Opener) -> None:
    page = opener(demo()).page

    box = page.get_by_text("Fix before publishing", exact=True).bounding_box()
    assert box is not None
    assert box["y"] < 300
    assert page.get_by_role("heading", name="What to change").is_visible()
    assert page.locator(".changes li").first.inner_text().startswith("Pregovori nisu")


def test_every_issue_is_visible_and_reached_by_keyboard(opener: Opener) -> None:
    report = demo()
    page = opener(report).page
    reached = []
    for _ in report.issues:
        page.keyboard.press("j")
        card = page.locator(".issue.current")
        assert card.count() == 1
        assert page.evaluate("document.activeElement.id") == card.get_attribute("id")
        box = card.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900
        reached.append(card.get_attribute("id"))
    page.keyboard.press("k")

    assert reached == [f"i{number}" for number in range(1, len(report.issues) + 1)]
    assert page.locator(".issue.current").get_attribute("id") == f"i{len(report.issues) - 1}"


def test_the_words_that_an_issue_is_about_are_marked(opener: Opener) -> None:
    page = opener(demo()).page

    for number, words in ((1, "Zelenskiy"), (2, "Kuleb"), (4, "100.000"), (5, "100.000 soldiers"), (8, "")):
        marks = page.locator(f'mark[data-i~="{number}"]')
        assert "".join(marks.all_text_contents()) == words
        assert marks.last.is_visible()
    styles = {
        page.locator(f"mark.{severity}").first.evaluate("mark => getComputedStyle(mark).textDecorationStyle")
        for severity in ("critical", "major", "minor")
    }
    assert styles == {"double", "solid", "dotted"}


def test_filters(opener: Opener) -> None:
    page = opener(demo()).page
    shown = page.locator(".issue:visible")

    page.keyboard.press("/")
    page.keyboard.type("kyiv")
    assert shown.count() == 2
    assert page.locator("#shown").inner_text() == "2 of 8 issues"
    page.keyboard.press("Escape")
    assert shown.count() == 8
    page.locator("#check").select_option("number-format")
    assert shown.count() == 1
    page.locator("#check").select_option("")
    page.get_by_role("button", name="minor", exact=True).click()
    assert shown.count() == 3
    assert page.locator("mark:not(.off)").count() == 3
    page.locator("#state").select_option("known")
    assert shown.count() == 0


def test_decisions_are_kept_exported_and_become_a_baseline(opener: Opener, tmp_path: Path) -> None:
    context = opener.context()
    page = opener(demo(), context=context).page
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.type("house style of the quoted agency")
    page.close()

    page = opener(demo(), context=context).page
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "decisions.json"
    download.value.save_as(file)
    decisions = json.loads(file.read_text(encoding="utf-8"))["decisions"]
    fresh = tuple(replace(issue, known=None) for issue in demo().issues)
    marked = mark_known(fresh, demo().article, baseline=load_baseline(file), today=STARTED.date())

    assert [(item["decision"], item["text"]) for item in decisions] == [("accepted", "kuleb"), ("dismissed", "kiev")]
    assert page.locator("#i3 input").input_value() == "house style of the quoted agency"
    assert [issue.known for issue in marked if issue.known] == ["house style of the quoted agency"]
    assert marked[2].known is not None


def test_the_keyboard_stays_with_the_issue_that_was_decided(opener: Opener) -> None:
    page = opener(demo()).page
    page.locator("#i2").get_by_role("button", name="Accept").press("Enter")
    assert page.evaluate("document.activeElement.id") == "i2"
    page.locator("#i2").get_by_role("button", name="Undo").press("Enter")
    assert page.evaluate("document.activeElement.id") == "i2"


def test_the_corrected_text_has_the_accepted_suggestions_and_no_boilerplate(opener: Opener) -> None:
    page = opener(demo()).page
    change = page.locator(".changes li", has_text="Kyiv")
    for name in ("Accept all", "Undo", "Accept all"):
        change.get_by_role("button", name=name).click()
    page.locator("#i2").get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Copy corrected text").click()
    page.wait_for_selector("#corrected[open]")

    given = demo().article.translation.replace("Kuleb ", "Kuleba ").replace("Kiev", "Kyiv")
    furniture = "3742 views 1 comment(s)\nPhoto: Reuters\n\n"

    assert page.evaluate("navigator.clipboard.readText()") == given.replace(furniture, "")
    assert page.locator("#corrected-note").inner_text() == (
        "Copied without 2 lines that are not the article: view counter, photo credit. 4 issues are still open."
    )
    page.get_by_role("button", name="Copy all").click()
    page.get_by_role("button", name="Copy without them").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == given
    assert "with 2 lines that are not the article" in page.locator("#corrected-note").inner_text()


def test_one_accepts_only_what_changes_the_text(opener: Opener) -> None:
    report = demo()
    same = tuple(
        replace(issue, suggestions=("Kiev",)) if number == 3 else issue
        for number, issue in enumerate(report.issues, start=1)
    )
    page = opener(replace(report, issues=same)).page
    labels = {
        number: page.locator(f"#i{number} .choice").get_by_role("button").first.inner_text()
        for number in range(1, len(report.issues) + 1)
    }

    assert labels == {
        1: "Accept", 2: "Accept", 3: "Edit", 4: "Accept", 5: "Edit", 6: "Accept", 7: "Accept the guess", 8: "Write it"
    }  # fmt: skip
    page.locator("#i8").click()
    page.keyboard.press("a")
    assert page.locator("#shown").inner_text() == "8 issues"
    assert "your own words" in page.locator("#said").inner_text()


def test_own_words_are_written_with_the_keyboard_alone(opener: Opener) -> None:
    context = opener.context()
    page = opener(demo(), context=context).page
    for key in ("j", "j", "e"):
        page.keyboard.press(key)
    box = page.get_by_role("textbox", name="Your own words for “Kuleb”")

    assert box.input_value() == "Kuleb"
    assert box.evaluate("box => box === document.activeElement")
    page.keyboard.type("<b>Mr Kuleba</b> j?")
    page.keyboard.press("Escape")
    assert page.locator("#shown").inner_text() == "8 issues"
    assert page.evaluate("document.activeElement.id") == "i2"
    page.keyboard.press("e")
    page.keyboard.type("<b>Mr Kuleba</b> j?")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "i2"
    page.close()

    page = opener(demo(), context=context).page
    assert page.locator("#i2 .verdictword").inner_text() == "Your words: <b>Mr Kuleba</b> j?"
    assert page.locator('mark[data-i="2"]').get_attribute("data-to") == "<b>Mr Kuleba</b> j?"
    assert page.locator(".changes li.accepted .to").inner_text() == "<b>Mr Kuleba</b> j?"
    assert corrected(page).count("Dmytro <b>Mr Kuleba</b> j? ") == 1
    page.locator("#i2").get_by_role("button", name="Undo").click()
    assert corrected(page).count("Dmytro Kuleb ") == 1


def test_a_missing_sentence_is_written_in_its_place(opener: Opener) -> None:
    report = demo()
    article = report.article
    *others, last = article.segments
    drafted = replace(article, segments=(*others, replace(last, retranslation="Talks brought no progress.")))
    page = opener(replace(report, article=drafted)).page
    page.keyboard.press("k")
    page.keyboard.press("e")

    assert page.get_by_role("textbox", name="The missing sentence").input_value() == ""
    page.get_by_role("button", name="Start from the re-translation").click()
    assert "A machine wrote this" in page.locator("#i8 .hint").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#i8 .verdictword").inner_text() == "The machine’s words: Talks brought no progress."
    assert corrected(page).endswith("Kiev fears an invasion. Talks brought no progress.")
    page.locator("#i8").get_by_role("button", name="Write it").click()
    page.keyboard.type("The talks failed.")
    page.keyboard.press("Enter")
    assert page.locator("#i8 .verdictword").inner_text() == "Your words: The talks failed."
    assert corrected(page).endswith("Kiev fears an invasion. The talks failed.")


def test_a_sentence_that_lacks_something_is_rewritten_whole(opener: Opener) -> None:
    report = demo()
    lacking = issue_at(
        report.article.segments[2], "dolazi", "number-missing", Severity.MAJOR, "A number is missing.", side=Side.SOURCE
    )
    page = opener(replace(report, issues=(*report.issues[:3], lacking, *report.issues[3:]))).page
    page.locator("#i3").get_by_role("button", name="Accept").click()
    page.locator("#i4").click()
    page.keyboard.press("e")
    box = page.locator("#i4 textarea")

    assert box.input_value() == "The trip to Kyiv comes after “intensive diplomatic contacts”."
    box.fill("The trip to Kyiv comes after 12 “contacts”.")
    box.press("Enter")
    assert 'commitment of the US". The trip to Kyiv comes after 12 “contacts”.\n' in corrected(page)
    assert page.locator("#corrected-note").inner_text().count("overlapped") == 0
    assert page.locator(".s.rewritten").count() == 1


def test_words_emptied_are_taken_out(opener: Opener) -> None:
    page = opener(demo()).page
    for key in ("j", "j", "j", "j", "j", "e", "Delete", "Enter"):
        page.keyboard.press(key)

    assert page.locator("#i5 .verdictword").inner_text() == "Your words: (removed)"
    assert "Russia deployed around near the border." in corrected(page)


def test_own_words_go_before_a_suggestion_that_they_overlap(opener: Opener) -> None:
    page = opener(demo()).page
    page.locator("#i4").get_by_role("button", name="Accept").click()
    page.locator("#i5").click()
    page.keyboard.press("e")
    page.keyboard.type("a hundred thousand men")
    page.keyboard.press("Enter")

    assert page.locator("#i4 .beaten").inner_text() == "not used: 5 has these words"
    assert "deployed around a hundred thousand men near" in corrected(page)
    assert "1 accepted suggestion overlapped another and was left out." in page.locator("#corrected-note").inner_text()


def test_right_everywhere_is_known_in_another_article(opener: Opener, tmp_path: Path) -> None:
    page = opener(demo()).page
    for key in ("j", "j", "j", "r"):
        page.keyboard.press(key)
    page.keyboard.type("house style")
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "decisions.json"
    download.value.save_as(file)
    text = "A train from KIEV was late."
    elsewhere = replace(demo().article, translation=text, segments=(Segment(0, text, 0, len(text)),))
    found = issue_at(elsewhere.segments[0], "KIEV", "name-variant", Severity.MINOR, "The glossary writes Kyiv.")
    (marked,) = mark_known([found], elsewhere, baseline=load_baseline(file), today=STARTED.date())

    assert page.locator(".issue.dismissed").count() == 2
    assert marked.known == "house style"
    page.locator("#i6").get_by_role("button", name="Undo").click()
    assert page.locator(".issue.dismissed").count() == 0


def test_names_are_collected_for_the_glossary(opener: Opener, tmp_path: Path) -> None:
    context = opener.context()
    page = opener(demo(), context=context).page
    for key in ("j", "j", "g"):
        page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name="Add to the glossary")
    assert dialog.get_by_label("Spellings to avoid").input_value() == "Kuleb"
    assert "ministrom Dmitrom Kulebom" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "i2"
    assert page.get_by_role("button", name="Glossary (").count() == 0
    page.keyboard.press("g")
    dialog.get_by_label("Name", exact=True).fill("  Dmytro  Kuleba<script> ")
    dialog.get_by_label("Kind").select_option("person")
    dialog.get_by_label("In the source (cnr)").fill("Dmitro Kuleba")
    dialog.get_by_label("Also correct").fill("D. Kuleba; Kuleba;; ")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "i2"
    page.keyboard.press("j")
    page.keyboard.press("g")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Glossary (2)").wait_for()
    page.close()

    page = opener(demo(), context=context).page
    page.get_by_role("button", name="Glossary (2)").click()
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the file").click()
    download.value.save_as(tmp_path / "additions.json")
    assert json.loads((tmp_path / "additions.json").read_text(encoding="utf-8")) == {
        "schema": "mtcheck.glossary-additions/v1",
        "entries": [
            {
                "name": "Dmytro Kuleba<script>",
                "kind": "person",
                "source": {"cnr": "Dmitro Kuleba"},
                "variants": ["D. Kuleba", "Kuleba"],
                "forbidden": ["Kuleb"],
            },
            {"name": "Kyiv", "discouraged": ["Kiev"]},
        ],
    }
    names = tmp_path / "names.csv"
    names.write_text("name,kind,sr\n", encoding="utf-8")
    mtcheck = [sys.executable, "-m", "mtcheck", "glossary"]
    subprocess.run([*mtcheck, "add", names, "--from", tmp_path / "additions.json"], check=True)
    said = [
        subprocess.run(
            [*mtcheck, "lookup", name, "-g", names, "--no-default-glossary"], check=True, capture_output=True, text=True
        )
        for name in ("Kuleb", "Kiev")
    ]
    assert ["Dmytro Kuleba<script>" in said[0].stdout, "Kyiv" in said[1].stdout] == [True, True]
    page.get_by_role("button", name="Remove Kyiv").click()
    page.get_by_role("button", name="Remove Dmytro").click()
    assert page.locator("#additions-list li").count() == 0


def test_what_others_left_in_storage_is_harmless(opener: Opener) -> None:
    context = opener.context()
    page = opener(demo(), context=context).page
    key = json.loads(page.locator("#data").inner_text())["key"]
    kept: list[Any] = [
        "x", 5, [1], {"1": 7, "99": {"decision": "accepted"}, "2": {"decision": "accepted", "suggestion": {}}},
        {"__proto__": {"decision": "dismissed"}, "3": {"decision": "<img src=x onerror=window.hacked=1>"}},
        {"2": {"decision": "accepted", "own": True, "suggestion": "<img src=x onerror='window.hacked = 1'>"}},
    ]  # fmt: skip
    for value in kept:
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, json.dumps(value)])
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{key}:glossary", json.dumps([value])])
        opened = opener(demo(), context=context)
        opened.page.keyboard.press("j")
        assert opened.complaints == []
        assert opened.page.evaluate("window.hacked") is None
        assert opened.page.locator("img").count() == 0
        opened.page.close()


def test_a_guess_is_accepted_by_itself_and_after_a_look(opener: Opener) -> None:
    page = opener(demo()).page
    guess = page.locator("#i7")
    change = page.locator(".changes li", has_text="dreads")

    assert guess.locator(".swap").inner_text().startswith("fears → guess: dreads")
    assert "guess: dreads" in change.inner_text()
    assert change.get_by_role("button").count() == 0
    assert page.get_by_role("button", name="Accept the guess").count() == 1
    change.get_by_role("link").click()
    page.keyboard.press("a")
    assert page.get_by_role("complementary").is_visible()
    assert guess.get_by_text("Accepted").count() == 0
    page.keyboard.press("a")
    assert guess.get_by_text("Accepted").is_visible()
    assert "accepted" in (change.get_attribute("class") or "")
    page.keyboard.press("u")
    guess.get_by_role("button", name="Accept the guess").click()
    assert page.locator("mark[data-to='dreads']").inner_text() == "fears"


def test_surprisal_is_shown_on_request(opener: Opener) -> None:
    page = opener(demo()).page
    box = page.get_by_role("checkbox", name="Show how surprising each word is")
    legend = page.locator("#surprise-legend")
    words = page.locator(".s u")

    def lines() -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = words.evaluate_all(
            "all => all.map((one) => [one.textContent, getComputedStyle(one).borderBottomStyle + ' ' +"
            " getComputedStyle(one).getPropertyValue('--doubt').trim()])"
        )
        return found

    assert not box.is_checked()
    assert not legend.is_visible()
    assert {style.split()[0] for _, style in lines()} == {"none"}
    box.focus()
    page.keyboard.press("Space")
    assert legend.is_visible()
    shown = {"Kiev": "solid .14", "intensive": "solid .72", "deployed": "solid .14", "fears": "solid .5"}
    assert dict(lines()) == shown
    page.keyboard.press("j")
    assert page.locator(".issue.current").get_attribute("id") == "i1"
    page.keyboard.press("s")
    assert not legend.is_visible()
    assert not box.is_checked()
    assert "Kiev fears an invasion." in corrected(page)


def test_without_surprisals_there_is_nothing_to_show(opener: Opener) -> None:
    page = opener(empty()).page
    page.keyboard.press("s")

    assert page.get_by_role("checkbox").count() == 0


def test_the_corrected_text_keeps_what_was_not_audited(opener: Opener) -> None:
    article = demo().article
    page = opener(replace(demo(), article=replace(article, translation=article.translation + "\n\nA last line."))).page

    assert corrected(page).endswith("invasion.\n\nA last line.")


def test_the_comparison_opens_for_the_current_issue(opener: Opener) -> None:
    page = opener(demo()).page
    page.keyboard.press("j")
    page.keyboard.press("c")
    dock = page.get_by_role("complementary")

    assert dock.is_visible()
    assert dock.locator("dt").all_inner_texts() == ["Source", "Translation", "Reference", "Re-translation"]
    assert "Kuleba" in dock.locator("ins").all_inner_texts()
    page.keyboard.press("Escape")
    assert not dock.is_visible()


def test_help(opener: Opener) -> None:
    page = opener(demo()).page
    page.keyboard.press("?")

    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog", name="Keys").is_visible()


def test_hostile_texts_are_inert(opener: Opener) -> None:
    opened = opener(hostile())
    page = opened.page
    for key in "jajdjc":
        page.keyboard.press(key)

    assert opened.complaints == []
    assert len(opened.requests) == 1
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, a[href^='javascript' i], [onerror], [onload], [onclick]").count() == 0
    assert page.locator("script").count() == 2
    assert "7 * 7" in page.locator("#article").inner_text()
    turned = page.locator(".control[data-code='202E']").first
    assert turned.evaluate("element => getComputedStyle(element).unicodeBidi") == "isolate"


def test_the_policy_stops_what_would_slip_through(opener: Opener) -> None:
    opened = opener(demo())
    inserted = "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked = 1\">')"
    for attempt in (inserted, "fetch('http://127.0.0.1:9/x').catch(() => 0)"):
        with opened.page.expect_console_message(lambda message: "Content Security Policy" in message.text):
            opened.page.evaluate(attempt)

    assert opened.page.evaluate("window.hacked") is None


def test_a_megabyte_without_a_space_opens(opener: Opener) -> None:
    opened = opener(hostile(long=1_000_000), size="narrow")

    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 380


def test_a_long_report_opens_and_filters(opener: Opener) -> None:
    page = opener(generated(2_000)).page
    page.locator("#filter").fill("delegation")

    assert 0 < page.locator(".issue:not([hidden])").count() < 2_000
    page.keyboard.press("Enter")
    assert page.locator(".issue.current").count() == 1


def test_what_was_put_off_is_there_soon(opener: Opener) -> None:
    page = opener(generated(200)).page
    page.wait_for_selector("html[data-whole]", state="attached")

    assert page.locator(".segment").count() == 200
    assert page.locator(".choice").count() == 200
    assert page.locator("noscript").count() == 0


def test_the_comparison_of_the_last_segment_is_there_at_once(opener: Opener) -> None:
    page = opener(generated(200)).page
    page.evaluate("window.requestIdleCallback = () => 0")
    page.keyboard.press("k")
    page.keyboard.press("c")

    assert page.locator("#docked h3").inner_text().startswith("200")
    assert page.locator("#i200 .choice").is_visible()


def test_an_article_without_issues_opens(opener: Opener) -> None:
    opened = opener(empty(), size="narrow")
    opened.page.keyboard.press("j")

    assert opened.complaints == []
    assert opened.page.get_by_text("Cannot tell").is_visible()
    assert opened.page.get_by_text("not run", exact=True).is_visible()
    assert opened.page.locator(".bar").get_by_role("button").all_inner_texts() == [
        "Copy corrected text",
        "Export",
        "?\nHelp",
    ]


def test_a_text_that_runs_from_right_to_left_does(opener: Opener) -> None:
    first, second = "قال الوزير دميترو كوليب إن الجنود على الحدود.", '"لن نستسلم"، أضاف.'
    text = f"{first} {second}"
    made = (Segment(0, first, 0, len(first)), Segment(1, second, len(first) + 1, len(text)))
    article = replace(demo().article, target_lang="ar", translation=text, segments=made, boilerplate=())
    found = issue_at(made[0], "كوليب", "name-mismatch", Severity.MAJOR, "m", suggestions=("كوليبا",))
    page = opener(replace(demo(), article=article, issues=(found,))).page
    page.locator("#i1").click()
    page.keyboard.press("e")
    boxes = [page.locator(f'.s[data-s="{number}"]').bounding_box() for number in (0, 1)]

    assert page.locator("textarea.own").evaluate("box => getComputedStyle(box).direction") == "rtl"
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] > boxes[1]["x"]


def test_paper_shows_everything(opener: Opener) -> None:
    page = opener(demo()).page
    page.emulate_media(media="print")

    assert not page.locator(".bar").is_visible()
    assert page.locator(".issue:visible").count() == 8
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".segment:visible").count() == 5
    assert page.get_by_text("no sentence of the translation fits").is_visible()
    assert page.pdf()[:4] == b"%PDF"


def test_everything_can_be_read_without_a_script(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "plain.html").write_text(RENDERERS["html"](demo()), encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "plain.html").as_uri())

    assert page.locator(".issue:visible").count() == 8
    assert page.locator(".segment:visible").count() == 5
    assert page.locator("#s1 ins", has_text="Kuleba").is_visible()
    assert not page.locator(".bar").is_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_portal_report_opens_quietly_and_fits(opener: Opener, tmp_path: Path, size: str, scheme: str) -> None:
    pytest.importorskip("duckdb", reason="no DuckDB: the portal report was not opened in a browser")
    from mtcheck.report.portal import open_results, summarise
    from mtcheck.report.portal import render as render_portal

    for number, report in enumerate((demo(), hostile(), empty(), generated(5))):
        (tmp_path / f"{number}.json").write_text(RENDERERS["json"](report), encoding="utf-8")
    with open_results([tmp_path]) as results:
        (tmp_path / "portal.html").write_text(render_portal(summarise(results)), encoding="utf-8")
    opened = Opened(opener.context(size=size, scheme=scheme).new_page())
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.goto((tmp_path / "portal.html").as_uri())

    assert opened.complaints == []
    assert len(opened.requests) == 1
    assert opened.page.get_by_role("heading", name="4 articles").is_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    assert violations(opened.page) == []
    if folder := os.environ.get("MTCHECK_SCREENSHOTS"):
        opened.page.screenshot(path=Path(folder) / f"portal-{size}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("report", [demo(), empty()], ids=["demo", "empty"])
def test_axe_finds_nothing(opener: Opener, report: Report, scheme: str) -> None:
    page = opener(report, scheme=scheme).page
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.press("s")

    assert violations(page) == []


@pytest.mark.parametrize("dialog", ["help", "corrected"])
def test_axe_finds_nothing_in_the_dialogs(opener: Opener, dialog: str) -> None:
    page = opener(demo()).page
    page.locator({"help": "#show-help", "corrected": "#copy"}[dialog]).click()
    page.wait_for_selector(f"#{dialog}[open]")

    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_while_one_writes_and_collects(opener: Opener, size: str, scheme: str) -> None:
    page = opener(demo(), scheme=scheme, size=size).page
    for key in ("j", "j", "a", "j", "r", "Escape", "k", "e"):
        page.keyboard.press(key)
    page.keyboard.type("Mr Kuleba")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    for key in ("Enter", "g"):
        page.keyboard.press(key)
    page.wait_for_selector("#addition[open]")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    if folder := os.environ.get("MTCHECK_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"addition-{size}-{scheme}.png")


def corrected(page: Page) -> str:
    """The corrected text without furniture, as the page shows it in a dialog."""
    page.locator("#copy").click()
    page.wait_for_selector("#corrected[open]")
    text = page.locator("#corrected-text").input_value()
    page.locator("#corrected").get_by_role("button", name="Close").click()
    return text


def violations(page: Page) -> list[tuple[str, str]]:
    """The rule and the first element of everything that axe-core finds."""
    axe = pytest.importorskip("axe_playwright_python", reason="no axe-core: accessibility was not checked by it")
    page.evaluate((resources.files(axe) / "axe.min.js").read_text(encoding="utf-8"))
    return [(item["id"], item["nodes"][0]["html"]) for item in page.evaluate("axe.run()")["violations"]]
