"""The desk's own names: proposed by any reviewer, approved by a terminologist, and then in a new glossary version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import zstandard
from sqlalchemy import func, insert, select, update

from mtcheck.errors import GlossaryError
from mtcheck.model import Severity
from mtcheck.server.articles import is_known
from mtcheck.server.database import new_key
from mtcheck.server.problems import Problem
from mtcheck.server.rechecks import ask_again, words_of
from mtcheck.server.schema import glossaries, now, proposals
from mtcheck.server.security import note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Row

    from mtcheck.glossary import Entry
    from mtcheck.glossary.lint import Flaw
    from mtcheck.server.database import Database
    from mtcheck.server.people import Person

__all__ = ["EMPTY", "FILE", "Version", "approve", "decline", "latest", "propose", "replace_all", "version_of"]

FILE: Final = "names.csv"
EMPTY: Final = b"name,kind,source:sr,allowed,discouraged,forbidden,note\n"
"""The glossary before its first name."""

_LARGEST_GLOSSARY: Final = 10 * 2**20
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the glossary. ``number`` is 0 for the empty one at the start."""

    number: int
    data: bytes

    @property
    def tag(self) -> str:
        """Its entity tag."""
        return f'"{self.number}-{hashlib.sha256(self.data).hexdigest()[:16]}"'


def load() -> None:
    """Load the code that reads and lints names, before a transaction that needs it and blocks other writers."""
    import mtcheck.glossary.amend  # noqa: F401 - for later
    import mtcheck.glossary.formats.additions  # noqa: F401
    import mtcheck.glossary.lint  # noqa: F401


def latest(connection: Connection) -> Version:
    """The current glossary."""
    query = select(glossaries.c.version, glossaries.c.data).order_by(glossaries.c.version.desc()).limit(1)
    row: Any = connection.execute(query).first()
    return _version(row)


def version_of(connection: Connection, number: int) -> Version:
    """An earlier version.

    Raises :class:`mtcheck.server.problems.Problem` for an unknown number.
    """
    row = connection.execute(select(glossaries).where(glossaries.c.version == number)).first()
    if row is None and number:
        raise Problem(404, f"the glossary has no version {number}: the latest is {latest(connection).number}")
    return _version(row)


def _version(row: Row[Any] | None) -> Version:
    if row is None:
        return Version(0, EMPTY)
    return Version(row.version, zstandard.ZstdDecompressor().decompress(row.data))


def entry_of(fields: Mapping[str, Any]) -> Entry:
    """The proposed entry, in the format of ``mtcheck.glossary-additions/v1``.

    Raises :class:`mtcheck.server.problems.Problem` for anything else.
    """
    from mtcheck.glossary import Entry
    from mtcheck.glossary.formats.additions import read as read_additions
    from mtcheck.glossary.formats.row import Broken

    document = {"schema": "mtcheck.glossary-additions/v1", "entries": [fields]}
    try:
        (row,) = read_additions(json.dumps(document).encode(), "the name")
    except GlossaryError as error:
        raise Problem(422, f"entry: {error}; correct it and propose it again") from error
    if isinstance(row, Broken):
        raise Problem(422, f"entry: not a valid glossary name: {row.reason}")
    assert isinstance(row, Entry)  # noqa: S101 - additions have no other rows
    if not row.name:
        raise Problem(422, "entry: the name is missing; write it as it should be spelt in the translation")
    return row


def propose(
    connection: Connection, fields: Mapping[str, Any], person: Person, *, why: str | None, article: str | None
) -> int:
    """Propose a name; returns the proposal's number. A name that is already proposed is not proposed twice.

    Raises :class:`mtcheck.server.problems.Problem` for anything that cannot be a name in the glossary.
    """
    entry = entry_of(fields)
    if article is not None and not is_known(connection, article):
        raise Problem(422, f"article: unknown article {article!r}: leave it out, or give the id of the article's page")
    told = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    same = select(proposals.c.id).where(proposals.c.entry == told, proposals.c.state == "open")
    if (known := connection.execute(same).scalar()) is not None:
        return int(known)
    row = connection.execute(
        insert(proposals).values(
            name=entry.name[:200], entry=told, why=why, article_id=article, state="open", by=person.name, at=now()
        )
    )
    return new_key(row)


def proposal(connection: Connection, number: int, *, state: str | None = None) -> Row[Any]:
    """A proposal. Raises :class:`mtcheck.server.problems.Problem` for a missing one, or one in another state."""
    row = connection.execute(select(proposals).where(proposals.c.id == number).with_for_update()).first()
    if row is None:
        raise Problem(404, f"unknown proposal {number}: the Names page and GET /api/v1/proposals list them")
    if state is not None and row.state != state:
        raise Problem(
            409,
            f"{row.settled_by or 'someone'} has already {row.state} this proposal: reload the list",
        )
    return row


def flaws_of(data: bytes, entry: Entry) -> tuple[bytes, list[Flaw]]:
    """The glossary with a new entry, and the flaws that lint did not report before.

    Raises :class:`mtcheck.server.problems.Problem` if the glossary cannot have it.
    """
    from mtcheck.glossary.amend import amend_file

    try:
        result, _ = amend_file(data, FILE, [entry])
    except GlossaryError as error:
        raise Problem(422, f"the glossary cannot hold this: {error}") from error
    before = {(flaw.rule.name, flaw.entry, flaw.message) for flaw in _lint(data)}
    return result, [flaw for flaw in _lint(result) if (flaw.rule.name, flaw.entry, flaw.message) not in before]


def as_shown(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A proposal's fields in their usual form; empty for one that is not an entry."""
    from mtcheck.glossary.formats.jsonl import fields_of

    try:
        return fields_of(entry_of(fields))
    except Problem:
        return {}


def flaws_in(connection: Connection, fields: Mapping[str, Any]) -> list[Flaw]:
    """The flaws that lint would report if a proposal were approved now; empty for one that cannot be."""
    try:
        return flaws_of(latest(connection).data, entry_of(fields))[1]
    except Problem:
        return []


def _lint(data: bytes) -> list[Flaw]:
    from mtcheck.glossary import Glossary
    from mtcheck.glossary.lint import lint

    return lint([Glossary.parse(data, FILE, lenient=True)], today=datetime.now(UTC).date())


def approve(
    database: Database, number: int, person: Person, address: str, fields: Mapping[str, Any] | None = None
) -> Version:
    """Add a proposal, unchanged or with other ``fields``, to a new version; open articles are checked again.

    It is linted before the transaction, which blocks everyone else, and again if the glossary changed in between.

    Raises :class:`mtcheck.server.problems.Problem`: 409 for a settled one, 422 if lint finds more than a minor flaw.
    """
    for _ in range(_TRIES):
        with database.read() as connection:
            row, known = proposal(connection, number, state="open"), latest(connection)
        entry = entry_of(fields if fields is not None else json.loads(row.entry))
        data, flaws = flaws_of(known.data, entry)
        _check_flaws(flaws)
        with database.write() as connection:
            if _latest_locked(connection) != known.number:
                continue
            proposal(connection, number, state="open")
            _settle(connection, number, person, "approved", fields=fields)
            made = known
            if data != known.data:
                made = _add(connection, data, f"{entry.name} (proposed by {row.by})", person)
                ask_again(connection, f"{entry.name} is in the glossary", words_of(*_texts(entry)))
            note(connection, person.name, address, "name approved", f"version {made.number}")
            return made
    raise Problem(409, "the glossary changed each time this name was checked against it: approve it again in a moment")


def _check_flaws(flaws: Sequence[Flaw]) -> None:
    grave = [flaw for flaw in flaws if flaw.rule.severity is not Severity.MINOR]
    if grave:
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        raise Problem(
            422, f"not approved: {grave[0].message} [{grave[0].rule.name}]{more}; change the proposal or decline it"
        )


def _settle(
    connection: Connection, number: int, person: Person, state: str, *, reason: str | None = None,
    fields: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    values = {"state": state, "settled_by": person.name, "settled_at": now(), "reason": reason}
    if fields is not None:
        values["entry"] = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    connection.execute(update(proposals).where(proposals.c.id == number).values(**values))


def _latest_locked(connection: Connection) -> int:
    """The latest version's number, locked so that it stays the latest until the transaction ends or adds one."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        connection.exec_driver_sql("LOCK TABLE glossaries IN SHARE ROW EXCLUSIVE MODE")
    return connection.execute(select(func.max(glossaries.c.version))).scalar() or 0


def decline(connection: Connection, number: int, person: Person, reason: str) -> None:
    """Turn a proposal down. Raises :class:`mtcheck.server.problems.Problem` for a settled one."""
    proposal(connection, number, state="open")
    _settle(connection, number, person, "declined", reason=reason or None)


def replace_all(database: Database, data: bytes, tag: str | None, person: Person, address: str) -> Version:
    """Replace the glossary by a whole file, if it is still the version with this entity tag.

    Raises :class:`mtcheck.server.problems.Problem`: 412 for another version, 428 for none named, 413 or 422 for a file
    that is too large or has broken rows.
    """
    from mtcheck.glossary import Glossary

    with database.read() as connection:
        known = latest(connection)
    _check_tag(known, tag)
    if len(data) > _LARGEST_GLOSSARY:
        raise Problem(
            413, f"the glossary has {len(data) / 2**20:.1f} MB; a desk accepts at most {_LARGEST_GLOSSARY // 2**20}"
        )
    try:
        entries = Glossary.parse(data, FILE).entries
    except GlossaryError as error:
        raise Problem(422, f"{error}; nothing was changed: correct the file and send it again") from error
    if data == known.data:
        return known
    with database.write() as connection:
        if _latest_locked(connection) != known.number:
            _check_tag(latest(connection), tag)
        made = _add(connection, data, f"{len(entries)} names, sent as a file", person)
        ask_again(connection, "the glossary was replaced", [])
        note(connection, person.name, address, "glossary replaced", f"version {made.number}")
    return made


def _check_tag(known: Version, tag: str | None) -> None:
    if tag is None:
        raise Problem(428, "say which version you edited: send its ETag as If-Match", etag=known.tag)
    if tag not in {known.tag, "*"}:
        raise Problem(
            412, f"the glossary is now at version {known.number}: fetch it, then send yours again", etag=known.tag
        )


def _add(connection: Connection, data: bytes, what: str, person: Person) -> Version:
    kept = zstandard.ZstdCompressor(level=9).compress(data)
    row = connection.execute(insert(glossaries).values(data=kept, what=what[:500], by=person.name, at=now()))
    return Version(new_key(row), data)


def list_proposals(connection: Connection, state: str, most: int = 200) -> list[Row[Any]]:
    """The proposals in a state: open ones oldest first, settled ones latest first."""
    order = proposals.c.id if state == "open" else proposals.c.id.desc()
    return list(connection.execute(select(proposals).where(proposals.c.state == state).order_by(order).limit(most)))


def versions(connection: Connection, most: int = 20) -> list[Row[Any]]:
    """The latest versions, without their data."""
    query = select(glossaries.c.version, glossaries.c.what, glossaries.c.by, glossaries.c.at)
    return list(connection.execute(query.order_by(glossaries.c.version.desc()).limit(most)))


def count_open(connection: Connection) -> int:
    """How many proposals are waiting."""
    query = select(func.count()).select_from(proposals).where(proposals.c.state == "open")
    return int(connection.execute(query).scalar() or 0)


def _texts(entry: Entry) -> list[str]:
    variants = (*entry.allowed, *entry.discouraged, *entry.forbidden)
    return [entry.name, *(form for _, form in entry.sources), *(variant.text for variant in variants)]
