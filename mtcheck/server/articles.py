"""Articles: sent in, audited, waiting for a person, claimed, finished."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import zstandard
from sqlalchemy import Row, and_, func, insert, or_, select, update

from mtcheck.batch.item import Item
from mtcheck.inputs import Upload
from mtcheck.report.read import from_dict
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles, audits, now, revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from mtcheck.batch.worker import Outcome
    from mtcheck.server.people import Person

__all__ = [
    "AUDIT_RANK",
    "CLAIM",
    "Queue",
    "Received",
    "Submission",
    "audit_of",
    "claim",
    "finish_audit",
    "item_of",
    "queue",
    "receive",
    "recheck",
    "release",
    "report_of",
    "take_next",
    "waiting_audits",
]

CLAIM: Final = timedelta(minutes=20)
"""How long an article is one person's without a decision from them."""

AUDIT_RANK: Final = {"reject": 0, "fix": 1, "unknown": 2, "publish": 3}
"""Order of the queue by verdict."""

_NEW, _AGAIN = 0, 1


@dataclass(frozen=True, slots=True)
class Submission:
    """An article as it is sent. Texts are plain, or HTML where ``html`` says so."""

    name: str
    translation: str
    source: str | None = None
    references: tuple[str, ...] = ()
    html: bool = False
    title: str | None = None
    section: str | None = None
    engine: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None
    translator: str | None = None

    def packed(self) -> bytes:
        """Its texts, for keeping."""
        value = {
            "html": self.html,
            "translation": self.translation,
            "source": self.source,
            "references": self.references,
            "title": self.title,
            "section": self.section,
            "engine": self.engine,
            "source_lang": self.source_lang,
            "target_lang": self.target_lang,
            "published": self.published.isoformat() if self.published else None,
            "translator": self.translator,
        }
        return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a submission: its article and audit, and whether the very same had come before."""

    article: str
    audit: str
    known: bool
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """Which articles, and from where on: ``after`` is the last row of the page before."""

    state: str = "open"
    verdict: str | None = None
    section: str | None = None
    words: str = ""
    offset: int = 0
    size: int = 50


def new_id() -> str:
    """16 hexadecimal digits that nobody guesses."""
    return secrets.token_hex(8)


def receive(connection: Connection, sent: Submission, by: str) -> Received:
    """Keep an article and have it audited. The very same again changes nothing; another text replaces the audit."""
    packed = sent.packed()
    digest = hashlib.sha256(packed).hexdigest()
    moment = now()
    row = connection.execute(select(articles).where(articles.c.name == sent.name).with_for_update()).first()
    replaces = None
    if row is None:
        article = new_id()
        connection.execute(
            insert(articles).values(
                id=article, name=sent.name, state="waiting", rank=9, issues=0, received=moment, changed=moment,
                **_described(sent),
            )
        )  # fmt: skip
    else:
        article = row.id
        latest = connection.execute(
            select(revisions.c.digest, audits.c.id, audits.c.state)
            .join(audits, audits.c.revision_id == revisions.c.id)
            .where(audits.c.article_id == article)
            .order_by(audits.c.asked.desc())
            .limit(1)
        ).first()
        if latest is not None and latest.digest == digest and latest.state != "failed":
            return Received(article, latest.id, known=True)
        replaces = row.audit_id
        connection.execute(
            update(articles)
            .where(articles.c.id == article)
            .values(changed=moment, **_described(sent), **({} if row.audit_id else {"state": "waiting"}))
        )
    revision = new_id()
    connection.execute(
        insert(revisions).values(
            id=revision, article_id=article, digest=digest, texts=compressed(packed), received=moment, sent_by=by
        )
    )
    audit = _ask(connection, article, revision, sent.translator, priority=_NEW, why=None)
    return Received(article, audit, known=False, replaces=replaces)


def recheck(connection: Connection, article: str, why: str) -> str | None:
    """Have the article's latest text audited again; None where that is asked for already."""
    latest = connection.execute(
        select(audits.c.state, audits.c.revision_id, audits.c.translator)
        .where(audits.c.article_id == article)
        .order_by(audits.c.asked.desc())
        .limit(1)
    ).first()
    if latest is None or latest.state == "waiting":
        return None
    return _ask(connection, article, latest.revision_id, latest.translator, priority=_AGAIN, why=why)


def _ask(
    connection: Connection, article: str, revision: str, translator: str | None, *, priority: int, why: str | None
) -> str:
    connection.execute(
        update(audits)
        .where(audits.c.article_id == article, audits.c.state == "waiting")
        .values(state="replaced", finished=now())
    )
    audit = new_id()
    connection.execute(
        insert(audits).values(
            id=audit, article_id=article, revision_id=revision, state="waiting", priority=priority,
            translator=translator, why=why, asked=now(),
        )
    )  # fmt: skip
    return audit


def waiting_audits(connection: Connection, most: int, running: Iterable[str] = ()) -> list[Row[Any]]:
    """The next audits to make, those of new articles first."""
    return list(
        connection.execute(
            select(audits.c.id, audits.c.article_id, audits.c.translator, articles.c.name, revisions.c.texts)
            .join(articles, articles.c.id == audits.c.article_id)
            .join(revisions, revisions.c.id == audits.c.revision_id)
            .where(audits.c.state == "waiting", audits.c.id.not_in(tuple(running)))
            .order_by(audits.c.priority, audits.c.asked)
            .limit(most)
        )
    )


def item_of(name: str, texts: bytes, known: bytes) -> Item:
    """The article for the batch engine; ``known`` is the baseline as it stands."""
    value = json.loads(zstandard.ZstdDecompressor().decompress(texts))
    baseline = Upload(known, "known.json")
    if (report := value.get("report")) is not None:
        return replace(_of_report(name, report), known=baseline)

    def text(given: str | None) -> Upload | str | None:
        return Upload(given.encode(), f"{name}.html") if given is not None and value["html"] else given

    translation = text(value["translation"])
    assert translation is not None  # noqa: S101
    return Item(
        name,
        name,
        translation,
        source=text(value["source"]),
        references=tuple(made for given in value["references"] if (made := text(given)) is not None),
        source_lang=value["source_lang"],
        target_lang=value["target_lang"],
        title=value["title"],
        published=date.fromisoformat(value["published"]) if value["published"] else None,
        engine=value["engine"],
        section=value["section"],
        known=baseline,
    )


def _of_report(name: str, value: Mapping[str, Any]) -> Item:
    """An article that came as a report, to be audited again: its texts as far as the report holds them."""
    article = from_dict(value).article
    return Item(
        name,
        name,
        article.translation,
        source=article.source,
        references=article.references,
        source_lang=article.source_lang,
        target_lang=article.target_lang,
        title=article.title,
        published=article.published,
        engine=article.engine,
        section=article.section,
    )


def finish_audit(connection: Connection, audit: str, outcome: Outcome) -> str | None:
    """Keep what an audit came to; the article's id, None where the audit had been replaced meanwhile."""
    row = connection.execute(select(audits.c.article_id, audits.c.state).where(audits.c.id == audit)).first()
    if row is None or row.state == "replaced":
        return None
    failed = outcome.frame is None
    moment = now()
    connection.execute(
        update(audits)
        .where(audits.c.id == audit)
        .values(
            state="failed" if failed else "done", verdict=outcome.verdict, reason=outcome.reason,
            report=outcome.frame, finished=moment,
        )
    )  # fmt: skip
    article = connection.execute(select(articles).where(articles.c.id == row.article_id).with_for_update()).one()
    if failed:
        values: dict[str, Any] = {"reason": outcome.reason}
        if article.audit_id is None:
            values |= {"state": "failed"}
        connection.execute(update(articles).where(articles.c.id == article.id).values(**values))
        return str(article.id)
    assert outcome.frame is not None  # noqa: S101
    report = json.loads(zstandard.ZstdDecompressor().decompress(outcome.frame))
    settle(connection, article.id, audit, outcome.verdict, report)
    return str(article.id)


def settle(connection: Connection, article: str, audit: str, verdict: str | None, report: Mapping[str, Any]) -> None:
    """Make an audit the one of its article that counts."""
    row = connection.execute(select(articles).where(articles.c.id == article)).one()
    if row.audit_id is not None:
        connection.execute(
            update(audits).where(audits.c.id == row.audit_id, audits.c.state == "done").values(state="replaced")
        )
    values = audited(report, verdict)
    values |= {name: getattr(row, name) or values[name] for name in ("title", "section", "engine")}
    connection.execute(update(articles).where(articles.c.id == article).values(audit_id=audit, reason=None, **values))


def audited(report: Mapping[str, Any], verdict: str | None) -> dict[str, Any]:
    """What an article's row says of a report."""
    told = report["article"]
    return {
        "state": "open",
        "verdict": verdict,
        "rank": AUDIT_RANK.get(verdict or "", 9),
        "issues": sum(issue["known"] is None for issue in report["issues"]),
        "changed": now(),
        "title": _first_words(report),
        "section": _cut(told["section"], 200),
        "engine": _cut(told["engine"], 200),
        "source_lang": _cut(told["source_lang"], 35),
        "target_lang": _cut(told["target_lang"], 35),
        "published": _cut(told["published"], 10),
    }


def _cut(text: str | None, length: int) -> str | None:
    return None if text is None else str(text)[:length]


def _first_words(report: Mapping[str, Any]) -> str:
    told = report["article"]
    first = next((segment["translation"] for segment in told["segments"] if segment["translation"]), "")
    return str(told["title"] or first[:160] or told["id"])


def report_of(connection: Connection, audit: str) -> dict[str, Any] | None:
    """The report of an audit as JSON values; None where there is none (yet)."""
    frame = connection.execute(select(audits.c.report).where(audits.c.id == audit)).scalar()
    if frame is None:
        return None
    loaded: dict[str, Any] = json.loads(zstandard.ZstdDecompressor().decompress(frame))
    return loaded


def audit_of(connection: Connection, audit: str) -> Row[Any]:
    """An audit with its article, without the report.

    Raises :class:`mtcheck.server.problems.Problem` for an id that none has.
    """
    row: Any = connection.execute(
        select(
            audits.c.id, audits.c.article_id, audits.c.state, audits.c.verdict, audits.c.reason, audits.c.why,
            audits.c.translator, audits.c.asked, audits.c.finished,
            articles.c.name, articles.c.title, articles.c.audit_id.label("current"),
            articles.c.state.label("article_state"), articles.c.issues,
        )
        .join(articles, articles.c.id == audits.c.article_id)
        .where(audits.c.id == audit)
    ).first()  # fmt: skip
    if row is None:
        raise Problem(404, f"unknown audit {audit!r}")
    found: Row[Any] = row
    return found


def latest_audit(connection: Connection, article: str) -> Row[Any] | None:
    """The audit that was asked for last, without its report."""
    query = select(audits.c.id, audits.c.state, audits.c.reason, audits.c.translator, audits.c.asked)
    row: Any = connection.execute(
        query.where(audits.c.article_id == article).order_by(audits.c.asked.desc()).limit(1)
    ).first()
    found: Row[Any] | None = row
    return found


def article_of(connection: Connection, article: str, *, locked: bool = False) -> Row[Any]:
    """An article's row.

    Raises :class:`mtcheck.server.problems.Problem` for an id that none has.
    """
    query = select(articles).where(articles.c.id == article)
    row = connection.execute(query.with_for_update() if locked else query).first()
    if row is None:
        raise Problem(404, f"unknown article {article!r}")
    found: Row[Any] = row
    return found


def id_of(connection: Connection, name: str) -> str:
    """The desk's id of the article that was sent with this one.

    Raises :class:`mtcheck.server.problems.Problem` where none was.
    """
    found = connection.execute(select(articles.c.id).where(articles.c.name == name)).scalar()
    if found is None:
        raise Problem(404, f"no article with the id {name!r}")
    return str(found)


def queue(connection: Connection, asked: Queue) -> tuple[list[Row[Any]], int]:
    """A page of the queue, worst verdict first and the oldest of each, and how many there are in all."""
    wanted = []
    if asked.state != "all":
        wanted.append(articles.c.state == asked.state)
    if asked.verdict:
        wanted.append(articles.c.verdict == asked.verdict)
    if asked.section:
        wanted.append(articles.c.section == asked.section)
    wanted.extend(
        or_(articles.c.title.icontains(word, autoescape=True), articles.c.name.icontains(word, autoescape=True))
        for word in asked.words.split()[:5]
    )
    rows = connection.execute(
        select(articles)
        .where(*wanted)
        .order_by(articles.c.rank, articles.c.received, articles.c.id)
        .limit(asked.size)
        .offset(asked.offset)
    ).all()
    count = connection.execute(select(func.count()).select_from(articles).where(*wanted)).scalar() or 0
    return list(rows), int(count)


def counts(connection: Connection) -> dict[str, int]:
    """How many articles are in each state."""
    rows = connection.execute(select(articles.c.state, func.count()).group_by(articles.c.state))
    return {str(state): int(count) for state, count in rows}


def sections(connection: Connection) -> list[str]:
    """The sections that articles name."""
    query = select(articles.c.section).where(articles.c.section.is_not(None)).distinct().order_by(articles.c.section)
    return [str(section) for section in connection.execute(query.limit(200)).scalars()]


def holder(row: Row[Any], moment: datetime) -> str | None:
    """Whose the article is now, None where it is nobody's."""
    if row.claimed_by is None or row.claimed_until is None or row.claimed_until <= moment:
        return None
    return str(row.claimed_by)


def claim(connection: Connection, article: str, person: Person, *, force: bool = False) -> datetime:
    """Make an article this person's for twenty minutes; until when it is.

    Raises :class:`mtcheck.server.problems.Problem` where it is another's, unless ``force``.
    """
    row = article_of(connection, article, locked=True)
    if not force:
        check_free(row, person)
    until = now() + CLAIM
    connection.execute(
        update(articles).where(articles.c.id == article).values(claimed_by=person.name, claimed_until=until)
    )
    return until


def check_free(row: Row[Any], person: Person) -> datetime:
    """The time. Raises :class:`mtcheck.server.problems.Problem` for an article that is somebody else's now."""
    moment = now()
    other = holder(row, moment)
    if other is not None and other != person.name:
        until = row.claimed_until.strftime("%H:%M UTC")
        sentence = f"{other} works on this article until {until}; wait, or take it over"
        raise Problem(409, sentence, holder=other, until=row.claimed_until.isoformat())
    return moment


def release(connection: Connection, article: str, person: Person) -> None:
    """Give an article back; another's stays another's."""
    connection.execute(
        update(articles)
        .where(articles.c.id == article, articles.c.claimed_by == person.name)
        .values(claimed_by=None, claimed_until=None)
    )


def take_next(connection: Connection, person: Person, asked: Queue) -> str | None:
    """Claim the first article of the queue that is nobody's; None where there is none.

    What this person has claimed already comes first.
    """
    moment = now()
    wanted = [articles.c.state == "open"]
    if asked.section:
        wanted.append(articles.c.section == asked.section)
    if asked.verdict:
        wanted.append(articles.c.verdict == asked.verdict)
    free = or_(articles.c.claimed_until.is_(None), articles.c.claimed_until <= moment)
    mine = and_(articles.c.claimed_by == person.name, articles.c.claimed_until > moment)
    for condition in (mine, free):
        found = connection.execute(
            select(articles.c.id)
            .where(*wanted, condition)
            .order_by(articles.c.rank, articles.c.received, articles.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).scalar()
        if found is not None:
            claim(connection, found, person)
            return str(found)
    return None


def _described(sent: Submission) -> dict[str, Any]:
    return {
        "title": sent.title,
        "section": sent.section,
        "engine": sent.engine,
        "source_lang": sent.source_lang,
        "target_lang": sent.target_lang,
        "published": sent.published.isoformat() if sent.published else None,
    }


def compressed(data: bytes) -> bytes:
    """A zstd frame."""
    return zstandard.ZstdCompressor(level=3).compress(data)
