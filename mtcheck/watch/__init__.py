"""Watches a portal: finds new articles, fetches them with their sources, audits them and reports the verdicts."""

from __future__ import annotations

from mtcheck.watch.feed import Entry, read_feed
from mtcheck.watch.notify import deliver, verdict_feed
from mtcheck.watch.portal import Portal, Rule
from mtcheck.watch.state import State

__all__ = ["Entry", "Portal", "Rule", "State", "deliver", "read_feed", "verdict_feed"]
