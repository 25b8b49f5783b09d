"""Who may do what: four roles, each with everything that the one before it may."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Person", "Role"]


class Role(StrEnum):
    """A user's role at the desk."""

    READER = "reader"
    """Sees everything but people, tokens and the journal."""
    REVIEWER = "reviewer"
    """Decides on issues, proposes names, finishes articles."""
    TERMINOLOGIST = "terminologist"
    """Approves names and waivers."""
    ADMIN = "admin"
    """Keeps people, tokens and webhooks."""

    @property
    def rank(self) -> int:
        """0 for a reader, 3 for an admin."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks: a signed-in user, or a program with a token.

    ``name`` is what decisions and the journal say; ``csrf`` is what the forms of a signed-in user must carry, None for
    a token. ``session`` is the hash of the session, so that it can be ended. ``user_id`` is None for a token.
    """

    name: str
    role: Role
    user_id: int | None = None
    csrf: str | None = None
    session: str | None = None
    scopes: frozenset[str] | None = None
    """What a token is good for; None for a user, who may all that the role may."""

    def may(self, role: Role) -> bool:
        """Whether this person may do what the role may."""
        return self.role.rank >= role.rank
