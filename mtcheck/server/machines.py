"""How audits are run."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Machines"]


@dataclass(frozen=True, slots=True)
class Machines:
    """How audits are run: by how many processes (``workers``), how many seconds one article may take (``timeout``),
    and after how many idle seconds processes end (``idle``).
    """

    workers: int = 1
    timeout: float = 600.0
    idle: float = 300.0
