"""Permissions: four roles, each with all rights of the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Person", "Role"]


class Role(StrEnum):
    """A user's role at the desk."""

    READER = "reader"
    """Sees everything except people, tokens and the journal."""
    REVIEWER = "reviewer"
    """Decides on issues, proposes names, finishes articles."""
    TERMINOLOGIST = "terminologist"
    """Approves names and waivers."""
    ADMIN = "admin"
    """Manages people, tokens and webhooks."""

    @property
    def rank(self) -> int:
        """0 for a reader, 3 for an admin."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True)
class Person:
    """The sender of a request: a signed-in user, or a program with a token.

    ``name`` is used in decisions and the journal; ``csrf`` is the token that a signed-in user's forms must have, None
    for a program. ``session`` is the hash of the session, so that it can be ended. ``user_id`` is None for a token.
    """

    name: str
    role: Role
    user_id: int | None = None
    csrf: str | None = None
    session: str | None = None
    scopes: frozenset[str] | None = None
    """The token's scopes; None for a user, who has all rights of the role."""

    def may(self, role: Role) -> bool:
        """Whether this person has the rights of the role."""
        return self.role.rank >= role.rank
