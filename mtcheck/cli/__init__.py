"""The command line. The only place that prints or exits."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    from mtcheck.cli.app import run

    run()
