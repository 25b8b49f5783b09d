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

# The part above the body: `{lead}` and `{share}` are filled in.
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

# The places of head and body: `{head}` and `{body}` are filled in.
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

# The page's own declarations of title and lead.
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


# The following was written after the reader, for counting and not for tuning.

_CZECH_TITLE: Final = "Most přes Svratku se otevře o měsíc dřív"
_CZECH_LEAD: Final = "Nový most v Brně-Komárově začne sloužit řidičům už 1. října. Stavbaře zdržela jen jedna povodeň."
_CZECH_BODY: Final = (
    "Most je dlouhý 142 metrů a nahradil konstrukci z roku 1964, na které platil zákaz vjezdu kamionů.",
    "Náklady dosáhly 386 milionů korun, o čtyři miliony méně, než s kolika město počítalo v rozpočtu.",
    "Tramvaje po mostě pojedou až na jaře.",
    "Podrobnou mapu objížděk má magistrát na svých stránkách.",
)
_CZECH_SUBHEAD: Final = "Objížďka potrvá ještě tři týdny"
_CZECH_CAPTION: Final = "Zátěžová zkouška s deseti nákladními auty proběhla v sobotu ráno."

_OTHER_BEFORE: Final = """<div role="dialog" class="cc-window"><p>Používáme soubory, které pomáhají měřit \
návštěvnost.</p></div><div class="hlavicka"><div class="strip"><a href="/">Titulka</a> <a href="/d">Domácí</a>
<a href="/s">Svět</a> <a href="/e">Ekonomika</a> <a href="/k">Kultura</a> <a href="/p">Počasí</a></div></div>"""
_OTHER_INSIDE: Final = """<div class="rel-box"><span>K tématu</span><a href="/1">Oprava hráze stojí miliardu</a></div>
<div class="reklama-inline"><small>Inzerce</small></div>"""
_OTHER_AFTER: Final = """<div class="signature">Jan Vlk, ČTK</div><ul class="actions">
<li><a href="#m">E-mailem</a></li><li><a href="#t">Tisk</a></li></ul><div class="poll"><p>Jezdíte do Komárova autem?</p>
<label>Ano</label><label>Ne</label></div><div class="more-from-section">
<div><a href="/2"><img src="a"><strong>Tunel pod Vinohrady čeká na razítko</strong></a></div>
<div><a href="/3"><strong>Lávka v Jundrově má nové osvětlení</strong></a></div></div>
<section class="diskuse comments"><p>Konečně! Už jsem myslel, že se toho nedožiju.</p></section>"""
_OTHER_FOOTER: Final = (
    """<div id="paticka" class="page-footer"><p>Copyright 2015 Deník s.r.o. Přebírání je zakázáno.</p></div>"""
)

_OTHER_NAMINGS: Final = {
    "div.perex": '<div class="perex">{}</div>',
    "h3.podnaslov": '<h3 class="podnaslov">{}</h3>',
    "div.standfirst li": '<div class="standfirst"><ul><li>{}</li></ul></div>',
    "div.c-deck": '<div class="c-deck"><span>{}</span></div>',
    "p b": "<p><b>{}</b></p>",
    "section.article-summary": '<section class="article-summary"><p>{}</p></section>',
}
_OTHER_HEADS: Final = {
    "hgroup": f'<hgroup><h1>{_CZECH_TITLE}</h1>{{lead}}</hgroup><p class="cas">dnes 14:20</p>',
    "picture above": (
        f'<div class="top-media"><figure><img src="m.jpg"><figcaption>{_CZECH_CAPTION}</figcaption></figure></div>'
        f'<h1 class="c-title">{_CZECH_TITLE}</h1>{{lead}}<p class="autor"><a href="/jv">Jan Vlk</a></p>'
    ),
    "tools between": (
        f'<h1>{_CZECH_TITLE}</h1><div class="tools"><span>20. září 2021 v 14:20</span><span>2 minuty čtení</span>'
        '<a href="#d">Diskuse 41</a></div>{lead}'
    ),
    "h2 under a logo": f'<h1 id="logo"><a href="/">Deník</a></h1><h2 class="nadpis">{_CZECH_TITLE}</h2>{{lead}}',
    "list of particulars": (
        f'<header><h1>{_CZECH_TITLE}</h1>{{lead}}</header><ul class="info"><li>Jan Vlk</li><li>20. 9. 2021</li>'
        "<li>Brno</li></ul>"
    ),
    "gallery between": (
        f'<a class="rubrika" href="/brno">Brno</a><h1>{_CZECH_TITLE}</h1>{{lead}}<div class="gal"><img src="g.jpg">'
        f"<span>1 / 12</span><figure><figcaption>{_CZECH_CAPTION}</figcaption></figure></div>"
    ),
}
_OTHER_CONTAINERS: Final = {
    "table": (
        '<table width="100%"><tr><td class="l"><a href="/a">Archiv</a></td><td class="m">{head}<div class="txt">{body}'
        '</div>{after}</td><td class="r"><b>Kurzy</b></td></tr></table>'
    ),
    "custom elements": (
        "<app-root><app-detail><div>{head}</div><app-body>{body}</app-body>{after}</app-detail></app-root>"
    ),
    "form": (
        '<form id="aspnetForm" action="x"><div id="ctl00_m">{head}<div id="ctl00_t" class="tekst">{body}</div>{after}'
        "</div></form>"
    ),
    "widgets": (
        '<div class="elementor"><section class="elementor-section"><div class="elementor-widget">{head}</div></section>'
        '<section class="elementor-section"><div class="elementor-widget elementor-widget-text-editor">{body}</div>'
        "</section>{after}</div>"
    ),
}
_OTHER_DECLARATIONS: Final = (
    f'<title>{_CZECH_TITLE} | Deník</title><meta name="description" content="{_CZECH_LEAD}">',
    f'<title>Deník: {_CZECH_TITLE}</title><meta property="og:title" content="{_CZECH_TITLE.upper()}">',
)
_OTHER_PARAGRAPHS: Final = (
    f"<p>{_CZECH_BODY[0]}</p><p>{_CZECH_BODY[1]}</p>{_OTHER_INSIDE}<h3>{_CZECH_SUBHEAD}</h3><p>{_CZECH_BODY[2]}</p>"
    f'<p><a href="/mapa">{_CZECH_BODY[3]}</a></p>'
)


def held_out() -> Iterator[Layout]:
    """A grid of other containers, heads and names, in another language."""
    at = 0
    for container, frame in _OTHER_CONTAINERS.items():
        for head, over in _OTHER_HEADS.items():
            for naming, lead in _OTHER_NAMINGS.items():
                at += 1
                body = frame.format(
                    head=over.format(lead=lead.format(_CZECH_LEAD)), body=_OTHER_PARAGRAPHS, after=_OTHER_AFTER
                )
                html = (
                    f'<!DOCTYPE html><html lang="cs"><head><meta charset="utf-8">{_OTHER_DECLARATIONS[at % 2]}</head>'
                    f"<body>{_OTHER_BEFORE}{body}{_OTHER_FOOTER}</body></html>"
                )
                caption = (_CZECH_CAPTION,) if "gallery" in head else ()
                expected = (_CZECH_TITLE, _CZECH_LEAD, *caption, *_CZECH_BODY[:2], _CZECH_SUBHEAD, *_CZECH_BODY[2:])
                yield Layout(f"{container} / {head} / {naming}", html, expected, _CZECH_TITLE, _CZECH_LEAD)
