"""``mtcheck glossary``: keeping a glossary of names."""

from __future__ import annotations

import typer

from mtcheck.cli.glossary.articles import check, suggest
from mtcheck.cli.glossary.changes import add, diff, merge
from mtcheck.cli.glossary.files import convert, stats
from mtcheck.cli.glossary.lint import lint
from mtcheck.cli.glossary.names import forms, lookup

__all__ = ["app"]

app = typer.Typer(
    help="Keep a glossary of names.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for verb in (lint, lookup, forms, add, merge, diff, suggest, convert, stats, check):
    app.command()(verb)
