"""``mtcheck serve``: the review desk."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mtcheck.cli import complete
from mtcheck.cli.batch import batch_options
from mtcheck.cli.options import finite
from mtcheck.cli.terminal import note
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.server.desk import Desk, Setup

__all__ = ["serve"]

_NEEDED: Final = ("fastapi", "sqlalchemy", "alembic", "uvicorn", "argon2")


def serve(
    *,
    data: Annotated[
        Path, typer.Option("--data", "-d", help="The desk's folder, with its database and exported files.")
    ] = Path("mtcheck-desk"),
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for other machines too.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 for any.")] = 8765,
    public_url: Annotated[
        str | None, typer.Option(help="Public URL when behind a proxy: https://desk.example.org")
    ] = None,
    database: Annotated[
        str | None, typer.Option(help="postgresql://user@host/name instead of SQLite in --data.")
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", "-w", min=1, help="Worker processes for audits.")] = None,
    timeout: Annotated[
        float, typer.Option(min=1, help="Time limit for each article, in seconds.", callback=finite)
    ] = 600.0,
    translator: Annotated[
        list[str] | None,
        typer.Option(
            "--translator",
            "-t",
            help="A translator that requests may use (repeatable).",
            autocompletion=complete.translators,
        ),
    ] = None,
    webhook_host: Annotated[
        list[str] | None,
        typer.Option(help="Send webhooks only to this host (repeatable)."),
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Start with the demo article in the queue.")] = False,
    import_from: Annotated[
        Path | None,
        typer.Option("--import", help="Import the results of mtcheck batch (or JSON Lines of reports) and exit."),
    ] = None,
    backup: Annotated[Path | None, typer.Option("--backup", help="Back up the database to this file and exit.")] = None,
) -> None:
    """Run a review desk for a newsroom, in the browser.

    Articles that a CMS or a script sends are audited and queued; people accept, edit or dismiss the issues, and
    their decisions are exported for the command line.
    """
    _refuse_without_packages()
    from mtcheck.server.desk import Setup, open_desk
    from mtcheck.server.machines import Machines
    from mtcheck.server.run import Address
    from mtcheck.server.run import serve as run
    from mtcheck.settings import load_settings
    from mtcheck.translate import check_name

    for name in translator or ():
        check_name(name)
    settings = replace(load_settings(), calibration=None)  # a refit must see the checks' own confidences
    options = batch_options(settings, [], default=True, lenient=False, source_lang=None, target_lang=None, disable=[])
    setup = Setup(
        data=data,
        database=database or os.environ.get("MTCHECK_DATABASE"),
        options=options,
        translators=tuple(translator or ()),
        machines=Machines(workers or os.cpu_count() or 1, timeout),
        hosts=_names(host, public_url),
        webhook_hosts=frozenset(name.lower() for name in webhook_host or ()),
        secure=(public_url or "").startswith("https://"),
    )
    if backup is not None or import_from is not None:
        _beside(setup, import_from, backup)
        return
    desk = open_desk(setup)
    try:
        if demo:
            _add_demo(desk)
        run(desk, Address(host, port, public_url), told=note)
    finally:
        desk.close()


def _refuse_without_packages() -> None:
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise UsageError(f"the review desk needs {', '.join(missing)}: pip install 'mtcheck[server]'")


def _names(host: str, public_url: str | None) -> frozenset[str]:
    """The host names that the desk answers to besides this machine's own."""
    from urllib.parse import urlsplit

    names = {host.lower()}
    if public_url is not None:
        try:
            parts = urlsplit(public_url)
            name = parts.hostname if parts.scheme in {"http", "https"} else None
        except ValueError:
            name = None
        if not name:
            raise UsageError(f"--public-url {public_url!r}: write it as https://desk.example.org")
        names.add(name.lower())
    return frozenset(names)


def _beside(setup: Setup, import_from: Path | None, backup: Path | None) -> None:
    """Actions on a desk's database that are safe while the desk runs."""
    from mtcheck.server.database import open_database
    from mtcheck.server.imports import lines_of, take_all
    from mtcheck.server.keep import back_up

    if backup is not None:
        note(f"backed up to {backup} ({back_up(setup.url, backup) / 2**20:.1f} MB)")
    if import_from is not None:
        setup.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        taken, known = take_all(open_database(setup.url), lines_of(import_from), "import")
        note(f"{taken:,} reports added to the queue, {known:,} already there")


def _add_demo(desk: Desk) -> None:
    from mtcheck.bundled import references
    from mtcheck.server.demo import demo_article
    from mtcheck.server.submissions import receive

    with desk.database.write() as connection:
        receive(connection, demo_article(references() / "articles" / "blinken-kyiv"), "demo")
    desk.auditing.wake()
