"""The command line. The only place that prints or exits."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        import atexit
        import gc

        # Start-up makes many objects that live as long as the process: collecting them would take a tenth of a short
        # run, and so would collecting them before the process ends and takes all memory with it.
        gc.set_threshold(200_000, 50, 100)
        atexit.register(gc.freeze)

        from mtcheck.cli.app import run

        run()
    except KeyboardInterrupt:  # before the command began, or while Python shuts down
        from mtcheck.start import leave_interrupted

        leave_interrupted()
