"""A client of the desk's API in one file: copy it, or import it. It only needs Python.

>>> desk = Desk("https://desk.example.org", token)
>>> audit = desk.send("article-17", translation, source=source, source_lang="sr")
>>> desk.wait(audit["audit"])["verdict"]
'fix'
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

__all__ = ["Desk", "DeskError", "is_from_desk"]

_RETRIED = frozenset({429, 503})
_LONGEST_MOMENT = 18  # digits: Python reads no more than 4,300


class DeskError(Exception):
    """A request was refused: ``status``, and a sentence with the reason."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{status}: {problem.get('detail', 'no reason given')}")
        self.status = status
        self.problem = problem


class Desk:
    """A desk at ``url``, accessed with a token from an admin. ``tries`` includes the first one."""

    def __init__(self, url: str, token: str, *, timeout: float = 30.0, tries: int = 5) -> None:
        self._url = url.rstrip("/") + "/api/v1"
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        self._timeout = timeout
        self._tries = tries

    def send(self, article: str, translation: str, **more: object) -> dict[str, Any]:
        """Send an article (source, source_lang, format, title, section, …); returns its audit, which runs soon.

        A request whose answer is lost is sent again under the same ``Idempotency-Key``.
        """
        body = {"article": article, "translation": translation, **more}
        return self._json("POST", "/audits", body, {"Idempotency-Key": str(uuid.uuid4())})

    def audit(self, audit: str) -> dict[str, Any]:
        """The state of an audit."""
        return self._json("GET", f"/audits/{quote(audit, safe='')}")

    def wait(self, audit: str, seconds: float = 600.0) -> dict[str, Any]:
        """An audit once it is done or failed. Raises :class:`TimeoutError`."""
        until = time.monotonic() + seconds
        while (found := self.audit(audit))["state"] in {"waiting", "running"}:
            if time.monotonic() > until:
                raise TimeoutError(f"the audit {audit} is still {found['state']}")
            time.sleep(0.5)
        return found

    def report(self, audit: str, form: str = "json") -> bytes:
        """The report of an audit: json, html or sarif."""
        return self._ask("GET", f"/audits/{quote(audit, safe='')}/report?{urlencode({'format': form})}")

    def review(self, article: str) -> dict[str, Any]:
        """The outcome for an article, by your id: its state, and the corrected text once it is finished."""
        return self._json("GET", f"/review?{urlencode({'article': article})}")

    def decide(self, audit: str, decisions: Sequence[Mapping[str, object]]) -> dict[str, Any]:
        """Decide on issues: ``[{"issue": 1, "decision": "accepted"}]``."""
        return self._json("POST", f"/audits/{quote(audit, safe='')}/decisions", {"decisions": list(decisions)})

    def glossary(self) -> bytes:
        """The desk's names as CSV."""
        return self._ask("GET", "/glossary")

    def _json(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self._ask(method, path, body, headers))
        return value

    def _ask(self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None) -> bytes:
        data = None if body is None else json.dumps(body).encode()
        sent = {**self._headers, **({"Content-Type": "application/json"} if data else {}), **(headers or {})}
        request = urllib.request.Request(self._url + path, data, sent, method=method)  # noqa: S310 - the user's own URL
        for attempt in range(1, self._tries + 1):
            try:
                with urllib.request.urlopen(request, timeout=self._timeout) as answer:  # noqa: S310
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                problem = _problem(error.read())
                if error.code not in _RETRIED or attempt == self._tries:
                    raise DeskError(error.code, problem) from error
                time.sleep(float(error.headers.get("Retry-After") or 1))
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                if attempt == self._tries:
                    raise
                time.sleep(min(2.0**attempt, 30.0) / 4)
        raise AssertionError("unreachable")


def _problem(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(data)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def is_from_desk(secret: str, signature: str, body: bytes, *, oldest: float = 300.0) -> bool:
    """Whether a webhook's ``Mtcheck-Signature`` is valid for its body and not older than this many seconds."""
    stamp, _, signed = signature.partition(",v1=")
    moment = stamp.removeprefix("t=")
    made = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    fresh = moment.isdecimal() and len(moment) <= _LONGEST_MOMENT and abs(time.time() - int(moment)) <= oldest
    return fresh and hmac.compare_digest(made, signed)
