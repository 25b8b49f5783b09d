"""The meaning of a column's header: mtcheck's own columns, and those of other tools' exports.

Tools: Weblate, Google Cloud Translation, DeepL, Crowdin, Lokalise, MateCat, memoQ, Phrase, Smartling, Transifex, XTM,
Wordfast, OmegaT, UTX, IATE, Wikidata's query service, OpenSanctions; and names that people give their columns
themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from mtcheck.glossary.formats.row import RowError, language
from mtcheck.glossary.formats.tags import tag_of, within
from mtcheck.languages.script import to_latin

__all__ = ["FIELDS", "VARIANTS", "Column", "column_of"]

FIELDS: Final = (
    "name", "kind", "gender", "indeclinable",
    "allowed", "discouraged", "forbidden", "valid_from", "valid_until", "note", "id",
)  # fmt: skip
"""mtcheck's own columns."""
VARIANTS: Final = ("allowed", "discouraged", "forbidden")

_PREFIX: Final = re.compile(r"[A-Z]_\w{2}")
"""Of IATE's columns: *E_ID*, *L_CODE*, *T_TERM*."""
_OWN: Final = frozenset(FIELDS)
_ROLES: Final = {
    "name": """
        right, right spelling, right form, good, standard, standard form, preferred, preferred term, preferred name,
        preferred spelling, preferred form, correct, correct spelling, correct form, correct name, canonical name,
        use, we use, we write, write, house style, our style, our spelling, canonical, main term, main name, approved
        term, recommended, pišemo, koristimo, пишемо, пишем, pravilno, ispravno, точно, правильно
        """,
    "target": """
        tgt term, tgt text,
        target, target term, target text, target language term, target word, tgt, translation, translations,
        translated term, translated, target name, prevod, prijevod, prevedeni termin, ciljni termin, cilj, превод,
        переклад, перевод, tłumaczenie, překlad, preklad, übersetzung, zieltext, zielbegriff, traduction, cible
        """,
    "source": """
        src term, src text, source word,
        source, source term, source text, source language term, source word, src, source name, original, original term,
        original name, source string, source form, izvorni termin, izvorni naziv, izvornik, original naziv, изворник,
        оригінал, оригинал, źródło, oryginał, originál, ausgangstext, quelle, ausgangsbegriff
        """,
    "term": """
        spelling, politician, official, player, athlete, author, team, club, party, state, region, town,
        full name, surname, term, terms, word, title, label, item label, entity, caption, text, entry, string, phrase,
        expression, headword, lemma term, naziv, ime, výraz, slovo, beseda, izraz, израз, дума, збор, termin, reč,
        riječ, pojam, име, назив, термин, поім, назва, термін, ім'я, название, имя, слово, nazwa, termin, název,
        termín, begriff, benennung, terme, nom, beseda, nominative, nominativ, form, itemlabel, person, place,
        organisation, organization, city, country, company
        """,
    "allowed": """
        also, or, also right, other, permitted, allowed spellings,
        admitted, accepted, acceptable, synonym, synonyms, alias, aliases, alt label, alt labels, item alt label,
        altlabel, itemaltlabel, also known as, aka, variant, variants, other spellings, other spelling, other forms,
        other names, alternative, alternatives, alternative spelling, alternative spellings, alternate names,
        alternate spellings, weak alias, weak aliases, alternatenames, short name, acronym, abbreviation, abbreviations,
        dozvoljeno, dopušteno, sinonim, sinonimi, varijanta, varijante, drugi oblici, skraćenica, допущено, синоніми,
        синонимы, варіанти, варианты, synonymy, synonyma, synonyme
        """,
    "discouraged": """
        not recommended, avoid, discouraged terms, discouraged spellings, obsolete, outdated, old, old name, old
        spelling, old names, old spellings, former name, previous name, izbjegavati, izbegavati, nepoželjno, staro,
        уникати, избегать, небажано, застаріле, устаревшее
        """,
    "forbidden": """
        nepoužívat, nie używać, ne uporabljaj, не използвай, не користи, не користити, погрешно, грешно, napačno,
        błędnie, chybně, špatně, nepoužívať, nesprávne, ne valja, pogrešan oblik, pogrešni oblici,
        not, we do not write, we don't write, don't write, do not write, we don't use, never write, instead of, ne
        pišemo, ne koristimo, umesto, umjesto, не пишемо, нельзя, не можна, замість, вместо, не пишем, forbidden term,
        forbidden terms, forbidden spelling, forbidden spellings, do not use, don't use, never use, incorrect, wrong,
        wrong spelling, wrong spellings, wrong forms, incorrect spelling, incorrect spellings, incorrect form,
        prohibited, banned, deprecated, misspelling, misspellings, rejected, zabranjeno, pogrešno, netačno, netočno,
        ne koristiti, ne pisati, ne piši, ne pišite, nemoj pisati, ne upotrebljavati, ne upotrebljavaj, ne koristi,
        nije dozvoljeno, nedopušteno, nepravilno, krivo, ne pisati ovako, не писати, не пиши, не пишите, не писать, не
        употреблять, не использовать, не вживати, не використовувати, не употребявай, не се пише, nie pisać, nie
        stosować, niepoprawnie, nepsat, neužívat, nepísať, ne uporabljati, nicht schreiben, nicht verwenden, nicht
        benutzen, ne pas écrire, ne pas utiliser, no usar, no escribir, non usare, non scrivere, mos përdor, ne
        használja, заборонено, неправильно, запрещено, неверно, verboten, falsch
        """,
    "status": """
        status, term status, usage status, usage, administrative status, administrativestatus, termstatus, usagestatus,
        normative authorization, term usage, approval, approval status, preference, evaluation, t evaluation, state,
        term info, статус, stanje
        """,
    "kind": """
        druh, rodzaj nazwy, kategórija,
        type, category, entity type, named entity type, ner, ner type, class, schema, instance of, instance of label,
        instanceof, instanceoflabel, type label, term type, t type, kinds, vrsta, tip, kategorija, vrsta imena, тип,
        вид, категорія, категория, вид назви, typ, kategoria, kategorie, art,  subject field,
        entry subject
        """,
    "gender": """
        sex, grammatical gender, sex or gender, sex or gender label, gender label, genderlabel, rod, pol, spol, рід,
        род, пол, стать, płeć, rodzaj, pohlaví, geschlecht, genus, genre
        """,
    "indeclinable": "indeclinable noun, does not decline, undeclinable, nepromenljivo, nepromjenljivo, nesklonjivo",
    "valid_from": """
        valid since, valid from date, since, start date, startdate, effective from, in force from, važi od, vrijedi od,
        od datuma, чинний з, действует с
        """,
    "valid_until": """
        valid to, valid through, valid till, until, end date, enddate, effective to, expires, expiry, expiry date,
        expired, važi do, vrijedi do, do datuma, чинний до, действует до
        """,
    "note": """
        kommentar, kommentare, hinweis, hinweise,
        notes, info, information, comment, comments, description, definition, def, remark, remarks, translator
        comments, item description, itemdescription, entry note, concept definition, concept note, explanation,
        reason, usage note, usage notes, usage comment, napomena, napomene, opomba, opombe, opis, pojasnilo, бележка,
        забелешка, забележка, пояснение, objaśnienie, poznámky, opis, komentar, definicija, objašnjenje, bilješka,
        primedba, примітка, опис, коментар, визначення, примечание, описание, комментарий, напомена, забележка, uwagi,
        uwaga, definicja, poznámka, popis, bemerkung, bemerkungen, anmerkung, beschreibung, remarque
        """,
    "id": """
        identifier, item, qid, wikidata, wikidata id, wikidata item, geonameid, geonames id, uid, uuid, guid, uri, url
        id, term id, termid, key, e id
        """,
    "concept": "concept id, conceptid, concept, entry id, entryid, entry number, entry no, concept number",
    "language": "language, lang, language code, lang code, locale, l code, jezik, мова, язык, sprache, język, jazyk",
    "from": "source language, source lang, src lang, sourcelang, source locale, source language code, srclang",
    "to": "target language, target lang, tgt lang, targetlang, target locale, target language code, tgtlang",
    "ignored": """
        pos, part of speech, partofspeech, wortart, vrsta riječi, vrsta reči, case sensitive, casesensitive,
        case sensitivity, case, translatable, dnt, do not translate, non translatable, nontranslatable, tags, tag,
        domain, domains, e domains, subdomain, sub domain, subject, client, project, product, context, location, fuzzy,
        developer comments, example, examples, example of use, term example, usage example, sample sentence, url, link,
        image, figure, concept url, concept figure, concept subject, concept domain, concept subdomain, lemma, created,
        created by, created at, createdat, created on, creator, modified, modified by, modified at, modified on,
        modifier, last modified, last modified by, last change, last seen, first seen, updated, updated at, updated
        by, author, date, version, no, nr, row, line, number, read only, terminology, exact match, max
        length, birth date, countries, addresses, identifiers, sanctions, phones, emails, program ids, dataset,
        datasets, population, latitude, longitude, lat, lon, lng, coordinates, coord, timezone, source language,
        target language, reliability, t reliability, reference, references, occurrences,
        count, frequency, match type, match case, entry created, entry creator, entry lastmodified, entry last
        modified, entry modifier, entry domain, entry clientid, entry projectid, entry client, entry project, owner,
        approved by, glossary name, №, n°, num, usage count, redni broj, broj, rb, r br, rbr, datum, plural, t src, t
        ref, note source
        """,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its content (a field of the entry, ``form``, ``source``, ``target``, ``term``, ``status``,
    ``concept``, ``language``, ``ignored``, or ``unknown``), its language, and its header.

    ``own`` columns have one of mtcheck's names; their content must be valid, or the row is broken.
    """

    role: str
    tag: str = ""
    header: str = ""
    own: bool = False


def column_of(header: str) -> Column:
    """What a column is, by its header alone."""
    given = " ".join(header.split())
    text = given.lstrip("#").strip()
    if not text:
        return Column("ignored", header=given) if given else Column("empty")
    field = text.lower().replace(" ", "_").replace("-", "_")
    if field in _OWN:
        return Column(field, header=text, own=True)
    if text.lower().startswith("source:"):
        try:
            return Column("form", language(text[7:].strip()), text)
        except RowError:
            pass
    role = _role(text)
    if role:
        return Column(role, header=text)
    tag = tag_of(text)
    if tag:
        return Column("form", tag, text)
    if _PREFIX.match(text):
        return replace(column_of(text[2:]), header=text, own=False)
    return _of_a_language(text)


def _of_a_language(text: str) -> Column:
    """A column about the terms of one language (``Term [en]``, ``en_description``)."""
    found = within(text)
    if found is None:
        return Column("unknown", header=text)
    tag, rest = found
    role = _role(rest) or (rest.lower() if rest.lower() in _OWN else "") or _role(rest.split()[-1])
    if role in {"term", "target", "source", "name"}:
        return Column("form", tag, text)
    return Column(role or "unknown", tag, text)


def _role(text: str) -> str:
    """The role of a header, also in Latin script; of several words, the first or the last may be enough (*Vrsta
    imena*)."""
    found = _roles().get(_key(text)) or _roles().get(_key(to_latin(text)))
    if found or " " not in text:
        return found or ""
    words = text.split()
    first, last = (_roles().get(_key(to_latin(words[end])), "") for end in (0, -1))
    if first in {"kind", "gender", "note"}:
        return first
    return last if last in {"valid_from", "valid_until"} else ""


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@cache
def _roles() -> dict[str, str]:
    return {_key(phrase): role for role, phrases in reversed(_ROLES.items()) for phrase in phrases.split(",")}
