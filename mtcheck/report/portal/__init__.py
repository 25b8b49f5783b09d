"""Many reports as one: what goes wrong on a portal, and where.

DuckDB reads the JSON reports, so a hundred thousand fit on a laptop.
"""

from __future__ import annotations

from mtcheck.report.portal.page import render
from mtcheck.report.portal.results import Results, open_results
from mtcheck.report.portal.site import named_articles, write_site
from mtcheck.report.portal.summary import Portal, summarise
from mtcheck.report.portal.tables import TABLES, write_tables

__all__ = [
    "TABLES",
    "Portal",
    "Results",
    "named_articles",
    "open_results",
    "render",
    "summarise",
    "write_site",
    "write_tables",
]
