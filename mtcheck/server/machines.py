"""How audits are made."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Machines"]


@dataclass(frozen=True, slots=True)
class Machines:
    """How audits are made: processes, seconds that one article may take, seconds after which idle processes end."""

    workers: int = 1
    timeout: float = 600.0
    idle: float = 300.0
