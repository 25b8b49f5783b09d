"""Saved pages, read as a person reads them."""

from __future__ import annotations

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.read import read_bytes, read_text
from mtcheck.read.html.article import html_to_text
from mtcheck.read.html.tree import without_long_tags
from tests.conftest import ROOT
from tests.read.layouts import Layout, layouts

PAGES = ROOT / "tests" / "cases" / "reading" / "pages"
DATES = json.loads((PAGES / "dates.json").read_text(encoding="utf-8"))

FIRST = "Predsednik je u sredu razgovarao sa premijerom o novom zakonu i rokovima za njegovo donošenje."
SECOND = "Sednica je trajala tri sata, a vlada je saopštila da će nacrt biti objavljen do kraja meseca."
THIRD = "Opozicija traži da se o zakonu raspravlja javno i da se pozovu stručnjaci sa sva četiri fakulteta."


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="sr"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def paragraphs(html: str) -> list[str]:
    return html_to_text(html, "a page").text.split("\n\n")


def article(inside: str, head: str = "") -> list[str]:
    """The paragraphs of a page with two sentences around ``inside``, without its headline and those two."""
    found = paragraphs(page(f"<article><h1>Naslov članka</h1><p>{FIRST}</p>{inside}<p>{SECOND}</p></article>", head))
    assert found[:2] == ["Naslov članka", FIRST]
    assert found[-1] == SECOND
    return found[2:-1]


@pytest.mark.every(5)
@pytest.mark.parametrize("layout", tuple(layouts()), ids=lambda layout: layout.name)
def test_every_layout_of_the_grid_is_read_as_a_reader_reads_it(layout: Layout) -> None:
    """Headline once, lead, body and subheads in order, and nothing that surrounds them."""
    found = html_to_text(layout.html, "a page")

    assert found.text.split("\n\n") == list(layout.paragraphs)
    assert found.title == layout.title


@pytest.mark.parametrize("file", sorted(PAGES.glob("*.html")), ids=lambda file: file.stem)
def test_a_page_of_a_portal_is_read_as_its_readers_read_it(file: Path) -> None:
    """Pages modelled on those of portals, with everything around their articles."""
    document = read_text(file)

    assert document.text.split("\n\n") == file.with_suffix(".txt").read_text(encoding="utf-8").strip().split("\n\n")
    assert document.published == (date.fromisoformat(DATES[file.stem]) if DATES[file.stem] else None)


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        (f'<p><a href="/izjava">{THIRD}</a></p>', [THIRD]),
        (f"<h2>Novi rokovi za zakon</h2><p>{THIRD}</p>", ["Novi rokovi za zakon", THIRD]),
        (f"<blockquote><p>{THIRD}</p></blockquote>", [THIRD]),
        (
            "<figure><img src=a><figcaption>Zgrada vlade u centru grada.</figcaption></figure>",
            ["Zgrada vlade u centru grada."],
        ),
        (
            "<figure><figcaption>Zgrada vlade u centru grada. <span class=credit>Foto: AP</span></figcaption></figure>",
            ["Zgrada vlade u centru grada."],
        ),
        ("<figure><img src=a><figcaption>Foto: Tanjug/AP</figcaption></figure>", []),
        (
            "<p>Ministar je otišao u <del>Kiev</del><ins>Kyiv</ins> u petak ujutru.</p>",
            ["Ministar je otišao u Kyiv u petak ujutru."],
        ),
        ("<p>Ministar je otišao u <s>Kiev</s> Kyiv u petak ujutru.</p>", ["Ministar je otišao u Kyiv u petak ujutru."]),
        ("<style>p { margin: 0 }</style>", []),
        (f"<!-- <p>Stara verzija teksta stoji ovde.</p> --><p>{THIRD}</p>", [THIRD]),
        ("<script>var a = '<p>Nije tekst.</p>';</script><template><p>Nije tekst.</p></template>", []),
        (
            "<svg><title>Crtež</title><foreignObject><p>Nije tekst.</p><script>a()</script></foreignObject></svg>",
            [],
        ),
        (
            "<p>Formula je <math><mi>a</mi><annotation>{\\alpha}</annotation></math> u ovom redu.</p>",
            ["Formula je a u ovom redu."],
        ),
        ("<math><annotation-xml encoding=text/html><p>Nije tekst.</p></annotation-xml></math>", []),
        ('<iframe srcdoc="<p>Nije tekst.</p>"></iframe>', []),
        ("<p hidden>Ovo niko ne vidi na stranici.</p>", []),
        ('<p aria-hidden="true">Ovo niko ne vidi na stranici.</p>', []),
        ('<div style="color: red; display : none"><p>Ovo niko ne vidi na stranici.</p></div>', []),
        ('<p class="sr-only">Ovo niko ne vidi na stranici.</p>', []),
        (
            "<p>Cena je 5&nbsp;&euro; &amp; raste, ka&#382;e &bdquo;Blic&ldquo; danas.</p>",
            ["Cena je 5 € & raste, kaže „Blic“ danas."],
        ),
        ("<p>Prvi red je ovde.<br>Drugi red je tu.</p>", ["Prvi red je ovde.", "Drugi red je tu."]),
        ("<p>Red se lomi u<br>sredini rečenice.</p>", ["Red se lomi u sredini rečenice."]),
        (
            "<p><span class=dropcap>P</span>rvo slovo je veliko na toj stranici.</p>",
            ["Prvo slovo je veliko na toj stranici."],
        ),
        ('<div class="related"><h3><a href="/x">Drugi članak o tome</a></h3><p>Opis članka stoji ovde.</p></div>', []),
        ('<div><h3><a href="/x">Drugi članak o tome</a></h3><p>Opis članka stoji ovde.</p></div>', []),
        ("<aside><p>Izdvojeni citat koji se ponavlja sa strane.</p></aside>", []),
        ('<ul><li><a href="/1">Jedan</a></li><li><a href="/2">Dva</a></li><li><a href="/3">Tri</a></li></ul>', []),
    ],
)
def test_what_stands_in_the_body(inside: str, read: list[str]) -> None:
    """Linked paragraphs, subheads, captions and corrections are read; invisible text and other articles are not."""
    assert article(inside) == read


@pytest.mark.parametrize(
    "head",
    [
        "<title>Naslov članka - Telegraf.rs</title>",
        '<title>Naslov članka | N1</title><meta property="og:site_name" content="N1">',
        '<meta property="og:title" content="NASLOV ČLANKA">',
        '<meta property="og:title" content="Sasvim drugi naslov za mreže">',
    ],
)
def test_the_visible_headline_counts_and_stands_once(head: str) -> None:
    """Whatever the page's title adds, in whatever case, or says instead."""
    assert article("", head) == []


@pytest.mark.parametrize(
    "logo",
    [
        '<h1 class="logo"><a href="/">Portal</a></h1>',
        '<h1><a href="https://portal.rs/">Portal</a></h1>',
        "<h1>Portal</h1>",
    ],
)
def test_an_h1_that_is_the_logo_is_no_headline(logo: str) -> None:
    """The heading that agrees with the page's title is."""
    head = '<title>Naslov članka | Portal</title><meta property="og:site_name" content="Portal">'
    body = f"<header>{logo}</header><article><h2>Naslov članka</h2><p>{FIRST}</p><p>{SECOND}</p></article>"

    assert paragraphs(page(body, head)) == ["Naslov članka", FIRST, SECOND]


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("Zgrada vlade u centru grada. Foto: Tanjug/AP", ["Zgrada vlade u centru grada."]),
        ("Zgrada vlade u centru grada.<span>JURE MAJIĆ (EFE)</span>", ["Zgrada vlade u centru grada."]),
        ("Prazna luka kod Vukovara: Od ponedeljka nema broda", ["Prazna luka kod Vukovara: Od ponedeljka nema broda"]),
        ("Autobusi kreću svakog sata do 04:00", ["Autobusi kreću svakog sata do 04:00"]),
        ("Sa sednice, Foto: Boris P.", []),
        ("Trolejbus u gradu Foto: Shutterstock", []),
        ("© Reuters", []),
    ],
)
def test_a_caption_is_read_without_its_credit(caption: str, told: list[str]) -> None:
    """Whose picture it is, is not what it shows."""
    assert article(f"<figure><img src=a><figcaption>{caption}</figcaption></figure>") == told


def test_the_name_of_a_section_in_an_h1_is_no_headline() -> None:
    """If the page's title points to another heading."""
    body = f'<h1>Vesti</h1><div><h2 class="naslov">Naslov članka o svemu</h2><p>{FIRST}</p><p>{SECOND}</p></div>'

    assert paragraphs(page(body, "<title>Naslov članka o svemu</title>")) == ["Naslov članka o svemu", FIRST, SECOND]


@pytest.mark.parametrize(
    "after",
    [
        "<p>Copyright 2020 Portal. Sva prava zadržana.</p>",
        '<p class="autor-potpis">Milica Petrović (Sarajevo)</p>',
        "<section><h3>Više o ovome</h3><a href=/x>Drugi članak o tome</a></section>",
        '<div class="pozovi"><span>Imate vest? Pošaljite nam je.</span></div>',
    ],
)
def test_what_follows_the_body_is_not_the_article(after: str) -> None:
    """Who owns the page, who wrote it, what else there is, and what the reader shall do."""
    text = f'<div class="tekst"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>'
    body = f"<main><h1>Naslov članka</h1>{text}{after}</main>"

    assert paragraphs(page(body)) == ["Naslov članka", FIRST, SECOND, THIRD]


def test_an_article_that_only_a_script_holds_is_read() -> None:
    """As pages do that a browser has yet to draw."""
    node = {"@type": "NewsArticle", "headline": "Naslov članka", "articleBody": f"{FIRST}\n{SECOND}"}
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'

    assert paragraphs(page('<div id="root"></div>', head)) == ["Naslov članka", FIRST, SECOND]


def test_a_page_of_headline_and_lead_is_read() -> None:
    """A news flash has no body."""
    body = f'<nav><a href="/">Vesti</a></nav><main><h1>Naslov članka</h1><p class="lead">{FIRST}</p></main>'

    assert paragraphs(page(body)) == ["Naslov članka", FIRST]


@pytest.mark.parametrize("html", ["", " ", "<html></html>", page(""), page('<nav><a href="/">Vesti</a></nav>')])
def test_a_page_without_article_is_refused(html: str) -> None:
    """One line, no traceback."""
    with pytest.raises(InputError, match="no article was found"):
        html_to_text(html, "a page")


@pytest.mark.parametrize(
    ("head", "before", "after", "day"),
    [
        ('<meta property="article:published_time" content="2022-01-18T23:30:00+01:00">', "", "", date(2022, 1, 18)),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-01-18"}</script>',
            "",
            "",
            date(2022, 1, 18),
        ),
        (
            (
                '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Drugi članak",'
                '"datePublished":"2020-05-05"},{"@type":"NewsArticle","headline":"Naslov članka",'
                '"datePublished":"2022-01-18"}]}</script>'
            ),
            "",
            "",
            date(2022, 1, 18),
        ),
        (
            (
                '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",'
                '"datePublished":"2020-05-05"}]}</script>'
            ),
            "",
            "",
            None,
        ),
        ("", '<time datetime="2022-01-18">u utorak</time>', "", date(2022, 1, 18)),
        (
            "",
            '<time datetime="2022-01-18">u utorak</time><time datetime="2022-01-20">u četvrtak</time>',
            "",
            date(2022, 1, 18),
        ),
        ("", '<time class="updated" datetime="2022-01-20">u četvrtak</time>', "", None),
        ("", '<span itemprop="datePublished" content="2022-01-18T10:00">u utorak</span>', "", date(2022, 1, 18)),
        ("", "", '<ul><li><a href="/x"><time datetime="2021-02-02">2. 2.</time> Drugi članak</a></li></ul>', None),
        ("", "", "<footer><p>© 2023 Portal d.o.o. Sva prava zadržana.</p></footer>", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","copyrightYear":"2019"}</script>', "", "", None),
        ('<meta property="article:published_time" content="0000-00-00">', "", "", None),
        ("", "<p>Beograd, 3. maj 2021.</p>", "", None),
    ],
)
def test_the_date_is_the_articles_own(head: str, before: str, after: str, day: date | None) -> None:
    """No copyright year, no other article's day, no day out of the text."""
    body = f"<article><h1>Naslov članka</h1>{before}<p>{FIRST}</p><p>{SECOND}</p></article>{after}"

    assert html_to_text(page(body, head), "a page").published == day


@pytest.mark.parametrize("suffix", ["", ".txt"])
@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FIRST}</p>\n<p>{SECOND}</p>",
        f"<!-- wp:paragraph -->\n<p>{FIRST}</p>\n<!-- /wp:paragraph -->\n<p>{SECOND}</p>",
        f"<div>{FIRST}<br><br>{SECOND}</div>",
        f"{FIRST}<br />\n<br />\n{SECOND}<br />\n",
        f'<p class="a">{FIRST}\n<p class="a">{SECOND}</p>',
    ],
)
def test_a_piece_of_html_is_read_without_its_tags(html: str, suffix: str) -> None:
    """What an editor copies out of a content management system, in a text file or on standard input."""
    document = read_bytes(html.encode(), "a file", suffix=suffix)

    assert (document.text, document.format) == (f"{FIRST}\n\n{SECOND}", "html")


@pytest.mark.parametrize(
    "text",
    [
        "Za podebljana slova piše se <b>ovako</b>.\n\nOstalo je običan tekst.\nBez oznaka.",
        "Vrednost x < 5 i y > 3 važi uvek.",
        "<3 je znak za srce.",
        "<ime@primer.rs> napisa:\nDobar dan svima.",
    ],
)
def test_a_text_that_has_angle_brackets_is_a_text(text: str) -> None:
    """It is not cut."""
    assert read_bytes(text.encode(), "a file", suffix=".txt").text == text


def test_a_page_in_xhtml_and_one_for_amp_are_read() -> None:
    """A self-closing element swallows nothing; a sliding menu is not an article."""
    xhtml = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><script src="a.js"/><title>Naslov članka</title></head>'
        f'<body><div class="ad"/><h1>Naslov članka</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>'
    )
    amp = page(
        f'<amp-sidebar id="m"><ul><li>Vesti iz zemlje su ovde.</li></ul></amp-sidebar><article><h1>Naslov članka</h1>'
        f'<amp-img src="a"></amp-img><p>{FIRST}</p><amp-ad></amp-ad><p>{SECOND}</p></article>'
    )

    assert paragraphs(xhtml) == paragraphs(amp) == ["Naslov članka", FIRST, SECOND]


def test_a_page_that_an_open_dialogue_hides_is_read() -> None:
    """A cookie dialogue sets aria-hidden on all the rest of the page."""
    body = (
        f'<div id="app" aria-hidden="true"><h1>Naslov članka</h1><p>{FIRST}</p><p>{SECOND}</p></div>'
        '<div role="dialog"><p>Pre čitanja nam recite da li prihvatate kolačiće.</p></div>'
    )

    assert paragraphs(page(body)) == ["Naslov članka", FIRST, SECOND]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    "tag",
    [
        "div",
        "b",
        "span",
        "ul",
        "blockquote",
        "font",
        "table",
        *(pytest.param(tag, marks=pytest.mark.slow) for tag in "ap"),
    ],
)
def test_deep_nesting_loses_no_text(tag: str) -> None:
    """A hundred thousand elements in each other: no traceback, and the text behind them is read."""
    html = page(f"<h1>Naslov članka</h1><p>{FIRST}</p>" + f"<{tag}>" * 100_000 + f"<p>{SECOND}</p>")

    found = paragraphs(html)

    assert found[:2] == ["Naslov članka", FIRST]
    assert SECOND in found


def test_entities_of_the_page_are_not_expanded() -> None:
    """A bomb is a few bytes."""
    bomb = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {c} "{f"&{b};" * 50}">' for b, c in zip("abcdefg", "bcdefgh", strict=True)
    )
    html = f"<!DOCTYPE html [{bomb}]><html><body><h1>Naslov članka</h1><p>{FIRST} &h;</p><p>{SECOND}</p></body></html>"

    assert paragraphs(html) == ["Naslov članka", f"{FIRST} &h;", SECOND]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    ("form", "between"),
    [
        ('a{}="x"', " "),
        ('a{}="x"', ""),
        ('a{} = "x>"', " "),
        ("a{}=x", " "),
        ("a{}", " "),
        ("a{}", "/"),
        ("a<{}", "\n"),
        ("a{}'", " "),
    ],
)
def test_an_element_with_countless_attributes_is_read(form: str, between: str) -> None:
    """The parser's time on attributes grows with their square: without a bound, these would take a minute."""
    many = between.join(form.format(number) for number in range(100_000))

    assert paragraphs(page(f"<h1 {many}>Naslov članka</h1><p>{FIRST}</p>")) == ["Naslov članka", FIRST]


def test_what_a_script_compares_is_no_tag() -> None:
    script = "<script>if (a<b) { " + "c " * 1000 + "}</script>"

    assert without_long_tags(script) == script


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=related>",
                "</div>",
                "<h1>",
                "</h1>",
                "<a href=/x>",
                "</a>",
                "<br>",
                "<del>",
                "</del>",
                "<table><tr><td>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<time datetime=2022-01-18>",
                "&bogus;",
                "<",
                ">",
                "\x00",
                "\ud800",
                "⠁⠂⠃",
                "<article>",
                "</article>",
                '<p style="display:none">',
                "Rečenica stoji ovde.",
                " a ",
            ]
        )
    )
)
def test_any_soup_of_tags_is_read_or_refused(parts: list[str]) -> None:
    """No traceback, and no mark of the reader's own in the text."""
    try:
        text = html_to_text("<html><body>" + "".join(parts), "a page").text
    except InputError:
        return

    assert text.strip()
    assert text.count("⠁") <= "".join(parts).count("⠁")


def archive(html: str, charset: str = "utf-8", *, newline: str = "\r\n") -> bytes:
    """A page as Chromium saves it in one file, with a picture and a page inside the page."""
    frame = page("<h1>Oglas u okviru</h1><p>Ovo je oglas, a ne članak.</p>").encode()
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://portal.example/clanak"
    message["Subject"] = "Naslov članka"
    message["MIME-Version"] = "1.0"
    message.add_related(html.encode(charset), "text", "html", params={"charset": charset}, cte="quoted-printable")
    message.add_related(frame, "text", "html", cte="base64")
    message.add_related(b"GIF89a", "image", "gif", cid="<picture>")
    return message.as_bytes().replace(b"\n", newline.encode())


@pytest.mark.parametrize("suffix", [".mhtml", ".mht", "", ".txt"])
@pytest.mark.parametrize(("charset", "newline"), [("utf-8", "\r\n"), ("windows-1250", "\r\n"), ("utf-8", "\n")])
def test_a_page_saved_in_one_file_is_read(suffix: str, charset: str, newline: str) -> None:
    """Its main part, in the encoding given by the archive."""
    data = archive(
        page(f"<article><h1>Naslov članka</h1><p>{FIRST}</p><p>{SECOND}</p></article>"), charset, newline=newline
    )

    document = read_bytes(data, "a file", suffix=suffix)

    assert document.text == f"Naslov članka\n\n{FIRST}\n\n{SECOND}"
    assert document.format == "mhtml"


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\nContent-Location: a\n\n--x--\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/related\nContent-Location: a\n\ntext\n",
        b"not an archive at all",
        archive(page(f"<h1>Naslov</h1><p>{FIRST}</p>"))[:300],
        pytest.param(
            b"MIME-Version: 1.0\nContent-Location: a\n"
            + b"".join(b"Content-Type: multipart/related; boundary=%d\n\n--%d\n" % (at, at) for at in range(3000)),
            marks=pytest.mark.slow,
        ),
    ],
    ids=["no part", "no boundary", "no archive", "half", "deep"],
)
def test_a_damaged_archive_is_refused(data: bytes) -> None:
    """One line, no traceback."""
    with pytest.raises(InputError, match="web archive"):
        read_bytes(data, "a file", suffix=".mhtml")
