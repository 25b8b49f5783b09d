"""The words that glossaries use for a name's kind and gender, and for whether a spelling may be used.

In English and the languages of the region. Case, accents, spaces and punctuation do not count.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple

from mtcheck.glossary.entry import Gender, Kind
from mtcheck.languages.respelling import fold

__all__ = ["Status", "bare", "gender_of", "kind_of", "status_of", "truth_of"]


class Status(NamedTuple):
    """The meaning of a status: the field of the entry (``name``, ``allowed``, ``discouraged``, ``forbidden``); among
    names of one entry, the one of the lowest ``rank`` (0 to 4) is preferred.
    """

    field: str
    rank: int = 0


_KINDS: Final = {
    Kind.PERSON: """
        person persons people human humans individual per pers man woman character politician name personal-name
        osoba osobe lice lica ličnost čovek čovjek ljudi ime političar oseba osoby człowiek postać
        особа особи людина люди ім'я персона лице лица человек имя личност личности човек хора person-name
        personne persona mensch personen
        """,
    Kind.PLACE: """
        place places location loc gpe city town village settlement municipality capital country state nation region
        province county district territory island sea lake river mountain continent geo geographic geographical
        geographic-name geographical-name toponym place-name country-name sovereign-state address facility fac
        mesto mjesto mjesta mesta grad gradovi selo država države zemlja regija oblast opština općina rijeka reka
        jezero ostrvo otok planina lokacija toponim geografski-pojam glavni-grad naselje kraj kraji država občina
        miejsce miasto kraj państwo wieś rzeka místo město země stát obec řeka mesto štát
        місце місто країна держава село область регіон річка населений-пункт топонім локація
        место город страна государство село область регион река населенный-пункт топоним локация столица столиця
        място град държава местоположение локација држава општина општина ort stadt land lieu ville pays
        """,
    Kind.ORGANISATION: """
        organisation organization org company companies corporation business enterprise institution agency party
        political-party media outlet newspaper broadcaster news-agency ministry government team club sports-club
        university bank brand ngo legalentity legal-entity publicbody public-body group association union army
        organizacija organizacije ustanova institucija kompanija preduzeće poduzeće firma tvrtka podjetje stranka
        partija agencija medij mediji ministarstvo vlada klub udruženje univerzitet banka podjetje
        організація установа компанія підприємство партія агентство міністерство уряд клуб організації
        организация организации учреждение компания предприятие партия агентство министерство правительство
        организација компанија установа фирма институција странка институция партии
        organizacja instytucja spółka partia organizace instituce společnost strana organizácia inštitúcia
        unternehmen firma organisationen entreprise
        """,
    Kind.WORK: """
        work works work-of-art book novel film movie song album play series show painting title publication document
        law treaty creative-work
        delo djelo dela djela knjiga roman film pesma pjesma serija predstava naslov zakon sporazum ugovor
        твір книга роман фільм пісня серіал закон договір произведение фильм песня сериал договор
        дело книгата песма utwór dzieło książka piosenka dílo kniha píseň dielo werk buch œuvre livre
        """,
}
_GENDERS: Final = {
    Gender.MASCULINE: """
        m male masculine masc man mr he muški muško muškarac muž muz mužski mužský męski męska mężczyzna moški
        moški-spol м ч чол чоловік чоловічий чоловіча муж мужской мужчина мъжки мъж машки машко мушки мушко мушкарац
        m-r м-р muškog-roda muški-rod чоловічий-рід мужской-род männlich maskulin homme masculin
        """,
    Gender.FEMININE: """
        f female feminine fem woman ms mrs she ž z ženski žensko žena ženský żeński żeńska kobieta ženska ženski-spol
        ж жін жінка жіночий жіноча жен женский женщина женски жена женско w weiblich feminin femme féminin
        ženskog-roda ženski-rod жіночий-рід женский-род ж-р
        """,
    Gender.NEUTER: """
        n neuter neutral neut s sr srednji srednje střední stredný nijaki с ср середній средний среден средно средњи
        srednjeg-roda srednji-rod середній-рід средний-род sächlich neutrum neutre с-р
        """,
}
_NO_GENDER: Final = "x - other unknown none n/a na ostalo drugo nepoznato інше другое"
_NO_KIND: Final = "- misc miscellaneous other none n/a na unknown ostalo drugo razno інше другое прочее různé inne"

_STATUSES: Final = {
    Status("name", 0): """
        preferred primary main use use-this
        preferirano preferirani preferirana poželjno poželjan glavni бажаний бажано основний предпочтительный
        предпочитаемый основной предпочитан preferowany zalecany preferovaný přednostní bevorzugt vorzugsbenennung
        privilégié préféré желательный preferred-form
        """,
    Status("name", 1): """
        standardized standardised legal regulated official approved recommended correct authorized authorised
        validated valid accepted-preferred required mandatory
        preporučeno preporučen preporučeni odobreno odobren službeno zvanično tačno točno ispravno pravilno
        рекомендовано рекомендований затверджено офіційно правильно рекомендуемый рекомендуется утверждено официально
        одобрено препоръчан zatwierdzony oficjalny poprawny doporučený schválený oficiální správný empfohlen
        freigegeben genehmigt recommandé approuvé одобрен утвержден
        """,
    Status("name", 2): """
        final finalized finalised active working translated reviewed unprocessed provisionally-processed imported
        neutral normal default nonstandardized nonstandardised yes none unknown verified confirmed in-use standard
        current
        """,
    Status("allowed", 3): """
        admitted accepted allowed acceptable permitted alternative alternate synonym variant secondary tolerated
        optional also
        dozvoljeno dozvoljen dopušteno dopušten prihvatljivo sinonim varijanta допущено дозволено дозволений допустимо
        допустимий прийнятний допустимый допускается разрешено приемлемо dopuszczalny dozwolony přípustný povolený
        prípustný zugelassen erlaubt zulässig admis autorisé toléré dovoljeno допустим разрешен позволено
        """,
    Status("allowed", 4): """
        proposed suggested candidate new draft provisional tentative pending in-review under-review to-be-reviewed
        unreviewed not-reviewed
        unapproved not-approved not-verified to-review suggestion predloženo predlog prijedlog novo nacrt neodobreno
        запропоновано нове чернетка предложено новый черновик proponowany nowy navržený nový vorgeschlagen neu entwurf
        proposé nouveau predlagano
        """,
    Status("discouraged"): """
        discouraged superseded obsolete not-recommended nonrecommended unrecommended outdated archaic dated historical
        historic legacy old former not-preferred nonpreferred non-preferred dispreferred avoid use-with-caution
        restricted replaced no-longer-used expired retired stale disfavored disfavoured informal
        colloquial should-be-avoided should-not-be-used
        nepreporučeno ne-preporučuje-se zastarjelo zastarelo zastareo zastarjeli zastareli nepoželjno izbjegavati
        izbegavati staro bivše не-рекомендовано не-рекомендується нерекомендований застаріле застарілий небажаний
        небажано уникати не-рекомендуется нерекомендуемый устаревший устарело нежелательно нежелательный избегать
        непрепоръчан остарял остаряло niezalecany przestarzały unikać zastaralý nedoporučený vyhnout-se zastaraný
        veraltet vermeiden nicht-empfohlen déconseillé obsolète éviter odsvetovano zastarelo
        """,
    Status("forbidden"): """
        forbidden deprecated rejected prohibited do-not-use donotuse dont-use never-use not-to-be-used not-used unused
        must-not-be-used banned blacklisted blocklisted wrong incorrect error not-allowed not-permitted not-accepted
        not-acceptable unacceptable inadmissible non-admitted not-admitted disallowed invalid illegal never
        mistranslation false bad misspelling misspelled misspelt unauthorized unauthorised denied disapproved not-valid
        zabranjeno zabranjen zabranjeni nedozvoljeno nedopušteno ne-koristiti nemoj-koristiti odbijeno odbačeno
        pogrešno netačno netočno neispravno nepravilno zabrana prepovedano ne-uporabljaj napačno
        заборонено заборонений забороняється не-вживати не-використовувати відхилено неправильно помилково
        запрещено запрещенный запрещён запрещается не-использовать не-употреблять отклонено неверно ошибочно
        забранено забранен да-не-се-използва грешно забрањено не-користити погрешно
        zabroniony zabronione zakazany nie-używać odrzucony błędny zakázaný zakázáno nepoužívat zamítnutý chybný
        verboten untersagt abgelehnt nicht-verwenden falsch unzulässig interdit rejeté ne-pas-utiliser incorrecte
        prohibido vietato
        """,
}
_TRUE: Final = "yes true y da ja tak ano oui si x ✓ ✔ так да істина истина 1 on"
_FALSE: Final = "no false n ne nein nie non off ні нет не 0 -"

_NEGATIONS: Final = (
    "not ",
    "do not ",
    "don't ",
    "never ",
    "no longer ",
    "non-",
    "ne ",
    "nie ",
    "не ",
    "nicht ",
    "ne pas ",
)


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word without case, accents, spaces and punctuation: ``notrecommended`` of *Not-Recommended*."""
    return "".join(char for char in fold(word) if char.isalnum()) or word.strip()


def kind_of(word: str) -> Kind | None:
    """The kind that a word names (*city*, *grad*, *ORG*), or None for a word that names none.

    Raises :class:`KeyError` for a word that is not known.
    """
    return _kinds()[bare(word)]


def gender_of(word: str) -> Gender | None:
    """The gender that a word names (*female*, *ž*, *женский*), or None for a word that names none.

    Raises :class:`KeyError` for a word that is not known.
    """
    return _genders()[bare(word)]


def truth_of(word: str) -> bool | None:
    """Whether a word says yes or no; None for a word that says neither."""
    return _truths().get(word.strip().casefold())


def status_of(word: str) -> Status | None:
    """What a status word means (*preferredTerm-admn-sts*, *do not use*, *zastarelo*); None for one that is not known.

    An otherwise unknown status that begins with *not* or *never* means discouraged.
    """
    text = bare(word)
    if not text:
        return Status("name", 2)
    for ending in ("", "admnsts", "normauth"):
        stem = text.removesuffix(ending)
        for form in (stem, stem.removesuffix("terms"), stem.removesuffix("term"), stem.removeprefix("term")):
            if form in _statuses():
                return _statuses()[form]
    if word.strip().casefold().replace("_", " ").startswith(_NEGATIONS):
        return Status("discouraged")
    return None


@cache
def _kinds() -> dict[str, Kind | None]:
    known: dict[str, Kind | None] = {bare(word): None for word in ("", *_NO_KIND.split())}
    for kind, words in reversed(_KINDS.items()):
        known.update((bare(word), kind) for word in words.split())
    return known


@cache
def _genders() -> dict[str, Gender | None]:
    known: dict[str, Gender | None] = {bare(word): None for word in ("", *_NO_GENDER.split())}
    for gender, words in _GENDERS.items():
        known.update((bare(word), gender) for word in words.split())
    return known


@cache
def _truths() -> dict[str, bool]:
    return dict.fromkeys(_TRUE.split(), True) | dict.fromkeys(_FALSE.split(), False)


@cache
def _statuses() -> dict[str, Status]:
    return {bare(word): status for status, words in _STATUSES.items() for word in words.split()}
