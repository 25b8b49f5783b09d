"""The command line. The only place that prints or exits."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        import gc

        # Start-up makes many objects that live as long as the process: collecting among them is a tenth of a short run.
        gc.set_threshold(200_000, 50, 100)

        from mtcheck.cli.app import run

        run()
    except KeyboardInterrupt:  # before anything was done, or while Python ends
        from mtcheck.start import leave_interrupted

        leave_interrupted()
