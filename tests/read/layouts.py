"""A grid of page layouts: container x head x naming, with what a reader reads on each.

Every page carries what portals put around an article: a menu, a share bar, an advertisement, related articles, tags,
a newsletter box, comments, a cookie notice and a footer. ``layouts()`` gives the pages that the reader was built on,
``held_out()`` those that were written after it was done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

TITLE: Final = "Blinken u Kijevu: Podrška Ukrajini ostaje čvrsta"
LEAD: Final = (
    "Američki državni sekretar Entoni Blinken stigao je 18. januara u Kijev, gde će se sastati s Dmitrom Kulebom."
)
BODY: Final = (
    "Blinken će u sredu razgovarati i sa predsednikom Volodimirom Zelenskim, saopštio je Stejt department.",
    "Prema rečima zvaničnika, na dnevnom redu su bezbednosna pomoć i sankcije koje bi usledile u slučaju napada.",
    "Pregovori u Ženevi, Briselu i Beču završeni su prošle nedelje bez dogovora, ali su strane ostale pri razgovoru.",
    "Ministar spoljnih poslova Ukrajine rekao je da očekuje nastavak isporuka i da rokovi nisu dovedeni u pitanje.",
)
SUBHEAD: Final = "Sastanak u Ženevi u petak"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page and the paragraphs that a reader reads on it, headline first."""

    name: str
    html: str
    paragraphs: tuple[str, ...]
    title: str = TITLE
    lead: str = LEAD


_BEFORE: Final = """<div id="cookie-notice" class="cookie-banner"><p>Ovaj sajt koristi kolačiće kako bi vam pružio \
bolje iskustvo. Nastavkom korišćenja prihvatate uslove.</p><button>Prihvatam</button></div>
<nav class="main-nav"><ul><li><a href="/">Naslovna</a></li><li><a href="/vesti">Vesti</a></li>
<li><a href="/sport">Sport</a></li><li><a href="/kultura">Kultura</a></li></ul></nav>"""
_SHARE: Final = """<div class="share-bar"><a href="#f">Facebook</a> <a href="#t">Twitter</a> <a href="#v">Viber</a>\
</div>"""
_INSIDE: Final = """<div class="ad-slot">Oglas</div><div class="related-inline"><span>Povezane vesti</span>
<a href="/2022/01/17/baerbok">Berbok u Kijevu upozorila Moskvu na posledice.</a></div>"""
_AFTER: Final = """<div class="tags"><a href="/tag/ukrajina">Ukrajina</a><a href="/tag/kijev">Kijev</a></div>
<div class="newsletter-box"><h3>Prijavite se na bilten</h3><p>Najvažnije vesti svakog jutra u vašem sandučetu.</p>
</div><section class="related"><h3>Povezane vesti</h3><div class="card">
<h4><a href="/a">Nemačka ne šalje oružje Kijevu</a></h4>
<p>Vlada u Berlinu ostaje pri odluci da oružje ne izvozi u krizna područja.</p></div>
<div class="card"><h4><a href="/b">Lavrov: Čekamo pisani odgovor Vašingtona</a></h4>
<p>Ruski ministar rekao je da Moskva očekuje odgovor ove nedelje.</p></div></section>
<section id="comments" class="comments"><h3>Komentari (2)</h3><article class="comment"><p>Samo da se dogovore, dosta je
bilo pretnji sa svih strana.</p></article><article class="comment"><p>Nisam siguran da će ovo išta promeniti.</p>
</article></section>"""
_FOOTER: Final = """<footer class="site-footer"><p>Copyright © 2019 Portal d.o.o. Sva prava zadržana.</p>
<a href="/impresum">Impresum</a></footer>"""

# How a lead is marked up.
NAMINGS: Final = {
    "p.lead": '<p class="lead">{}</p>',
    "h2.article-lead": '<h2 class="article-lead">{}</h2>',
    "div.teaser": '<div class="teaser">{}</div>',
    "p.e-standfirst": '<p class="e-standfirst">{}</p>',
    "div.article__lead p": '<div class="article__lead"><p>{}</p></div>',
    "div.excerpt": '<div class="excerpt"><strong>{}</strong></div>',
    "p itemprop": '<p itemprop="description">{}</p>',
    "p": "<p>{}</p>",
}

_H1: Final = f"<h1>{TITLE}</h1>"
_FIGURE: Final = '<figure><img src="k.jpg" alt=""><figcaption>Foto: Tanjug / AP</figcaption></figure>'

# What stands over the body: `{lead}` and `{share}` are put in.
HEADS: Final = {
    "header": f"<header>{_H1}{{lead}}</header>",
    "kicker and date before": (
        '<span class="kicker">Svet</span><time datetime="2022-01-18T10:15:00+01:00">18. januar 2022.</time>'
        f"{_H1}{{lead}}"
    ),
    "byline between": f'{_H1}<div class="byline">Piše: <a href="/autor/mp">Milica Petrović</a></div>{{lead}}{{share}}',
    "picture between": f"{_H1}{{share}}{_FIGURE}{{lead}}",
    "hero": (
        f'<div class="hero"><div class="hero-text"><div class="naslov"><h1 class="article-title">{TITLE}</h1></div>'
        f'<div class="sub">{{lead}}</div></div></div>{{share}}{_FIGURE}'
    ),
    "breadcrumb and label": (
        '<div class="breadcrumbs"><a href="/">Naslovna</a> / <a href="/svet">Svet</a></div>'
        f'<h1><span class="label">VIDEO</span> {TITLE}</h1><p class="meta">18.01.2022. 10:15h</p>{{lead}}'
    ),
}

_PARAGRAPHS: Final = (
    f'<p>{BODY[0]}</p>{_INSIDE}<p>{BODY[1]}</p><h2>{SUBHEAD}</h2><p>{BODY[2]}</p><p><a href="/izjava">{BODY[3]}</a></p>'
)

# Where head and body stand: `{head}` and `{body}` are put in.
CONTAINERS: Final = {
    "article": "<main><article>{head}{body}{after}</article></main>",
    "main > header + div": '<main>{head}<div class="article-content">{body}</div>{after}</main>',
    "div.post": '<div id="content"><div class="post">{head}<div class="entry-content">{body}</div></div>{after}</div>',
    "section articleBody": '<div class="wrap">{head}<section itemprop="articleBody">{body}</section>{after}</div>',
    "row and columns": (
        '<div class="container"><div class="row"><div class="col-12">{head}</div></div><div class="row">'
        '<div class="col-8"><div class="article-body">{body}</div>{after}</div>'
        '<div class="col-4 sidebar"><h3>Najnovije</h3><ul><li><a href="/c">Snijeg usporio saobraćaj</a></li></ul></div>'
        "</div></div>"
    ),
    "components": (
        '<div id="__next"><div data-testid="page"><div data-component="headline-block">{head}</div>'
        '<div data-component="text-block">{body}</div></div>{after}</div>'
    ),
}

# What the page's own declarations say of title and lead.
DECLARATIONS: Final = {
    "full": (
        f'<title>{TITLE} - Portal.rs</title><meta property="og:title" content="{TITLE}">'
        f'<meta property="og:description" content="{LEAD[:70]}..."><meta property="og:site_name" content="Portal.rs">'
    ),
    "other words": (
        "<title>Blinken stigao u Kijev | Portal</title>"
        '<meta property="og:title" content="BLINKEN STIGAO U KIJEV | Portal">'
        '<meta property="og:site_name" content="Portal">'
    ),
}


def layouts() -> Iterator[Layout]:
    """The grid; declarations take turns."""
    declarations = tuple(DECLARATIONS.items())
    at = 0
    for container, frame in CONTAINERS.items():
        for head, over in HEADS.items():
            for naming, lead in NAMINGS.items():
                at += 1
                told, meta = declarations[at % len(declarations)]
                yield _layout(f"{container} / {head} / {naming} / {told}", meta, frame, over, lead)


def _layout(name: str, meta: str, frame: str, over: str, lead: str) -> Layout:
    head = over.format(lead=lead.format(LEAD), share=_SHARE)
    body = frame.format(head=head, body=_PARAGRAPHS, after=_AFTER)
    html = (
        f'<!DOCTYPE html><html lang="sr"><head><meta charset="utf-8">{meta}</head><body class="single has-sidebar">'
        '<header class="site-header"><a class="logo" href="/">Portal</a></header>'
        f"{_BEFORE}{body}{_FOOTER}</body></html>"
    )
    title = f"VIDEO {TITLE}" if ">VIDEO<" in over else TITLE
    return Layout(name, html, (title, LEAD, *BODY[:2], SUBHEAD, *BODY[2:]), title)
