"""The glossary, proposals for it, and waivers."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Row

from mtcheck.server import names, waivers
from mtcheck.server.api.models import (
    GlossaryVersion,
    Proposal,
    ProposalRequest,
    SettleRequest,
    Waiver,
    WaiverRequest,
)
from mtcheck.server.asked import At, Reader, Reviewer, Terminologist, address_of
from mtcheck.server.desk import Desk
from mtcheck.server.problems import Problem
from mtcheck.server.security import note

__all__ = ["router"]

router = APIRouter(tags=["glossary"])

_Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/glossary", response_class=Response, responses={304: {"description": "You have this version."}})
def get_glossary(
    desk: At,
    person: Reader,
    version: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """The desk's own names as names.csv, which ``mtcheck audit --glossary`` reads."""
    del person
    with desk.database.read() as connection:
        found = names.latest(connection) if version is None else names.version_of(connection, version)
    headers = {"ETag": found.tag, "Mtcheck-Version": str(found.number)}
    if if_none_match is not None and found.tag in {part.strip() for part in if_none_match.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(found.data, media_type="text/csv; charset=utf-8", headers=headers)


@router.put(
    "/glossary",
    openapi_extra={"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}},
)
async def put_glossary(
    request: Request, response: Response, desk: At, person: Terminologist,
    if_match: Annotated[str | None, Header()] = None,
) -> GlossaryVersion:  # fmt: skip
    """Replace it by a whole CSV file, if no one has changed it since (``If-Match``: its ETag)."""
    data = await request.body()
    address = address_of(request)

    made = await run_in_threadpool(names.replace_all, desk.database, data, if_match, person, address)
    desk.names_changed()
    response.headers["ETag"] = made.tag
    return GlossaryVersion(version=made.number, etag=made.tag)


@router.get("/proposals")
def get_proposals(desk: At, person: Reader, state: Literal["open", "approved", "declined"] = "open") -> list[Proposal]:
    """The proposed names."""
    del person
    with desk.database.read() as connection:
        return [_proposal(connection, row) for row in names.list_proposals(connection, state)]


@router.post("/proposals", status_code=201)
def post_proposal(body: ProposalRequest, desk: At, person: Reviewer) -> Proposal:
    """Propose a name."""
    names.load()
    with desk.database.write() as connection:
        number = names.propose(connection, body.entry, person, why=body.why, article=body.article)
    desk.events.tell("names")
    return _proposal_now(desk, number)


@router.post("/proposals/{number}")
def settle_proposal(number: _Id, body: SettleRequest, request: Request, desk: At, person: Terminologist) -> Proposal:
    """Approve or decline a proposal. An approved one is in the next version of the glossary, and open articles are
    audited again."""
    if body.state == "approved":
        names.approve(desk.database, number, person, address_of(request))
    elif body.state == "declined":
        with desk.database.write() as connection:
            names.decline(connection, number, person, body.reason or "")
            note(connection, person.name, address_of(request), "name declined", str(number))
    else:
        raise Problem(422, "state: a proposal can be approved or declined; only a waiver can be revoked")
    desk.names_changed()
    return _proposal_now(desk, number)


@router.get("/waivers")
def get_waivers(desk: At, person: Reader) -> list[Waiver]:
    """What is right everywhere, or proposed to be."""
    del person
    with desk.database.read() as connection:
        return [_waiver(row) for row in waivers.list_waivers(connection)]


@router.post("/waivers", status_code=201)
def post_waiver(body: WaiverRequest, request: Request, desk: At, person: Reviewer) -> Waiver:
    """Mark something as right everywhere, for 180 days."""
    waivers.check_name(body.check)
    with desk.database.write() as connection:
        number = waivers.add(connection, body.check, body.text, body.reason, person)
        note(connection, person.name, address_of(request), "waiver active", str(number))
        answer = _waiver(waivers.waiver(connection, number))
    desk.names_changed()
    return answer


@router.post("/waivers/{number}")
def settle_waiver(number: _Id, body: SettleRequest, request: Request, desk: At, person: Terminologist) -> Waiver:
    """Approve or decline a proposed waiver, or revoke an active one."""
    state = "active" if body.state == "approved" else body.state
    with desk.database.write() as connection:
        waivers.settle(connection, number, state, person, body.reason)
        note(connection, person.name, address_of(request), f"waiver {state}", str(number))
        answer = _waiver(waivers.waiver(connection, number))
    desk.names_changed()
    return answer


def _proposal_now(desk: Desk, number: int) -> Proposal:
    with desk.database.read() as connection:
        return _proposal(connection, names.proposal(connection, number))


def _proposal(connection: Connection, row: Row[Any]) -> Proposal:
    fields = json.loads(row.entry)
    flaws = names.flaws_in(connection, fields) if row.state == "open" else []
    return Proposal(
        id=row.id, name=row.name, entry=fields, why=row.why, state=row.state, by=row.by, at=row.at.isoformat(),
        flaws=[f"{flaw.rule.severity.value}: {flaw.message} [{flaw.rule.name}]" for flaw in flaws],
    )  # fmt: skip


def _waiver(row: Row[Any]) -> Waiver:
    return Waiver(
        id=row.id, check=row.check_name, text=row.text, reason=row.reason, until=row.until, state=row.state, by=row.by
    )
