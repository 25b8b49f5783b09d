"""One article audited, in whatever process or machine: from an :class:`Item` to its report's compressed line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.batch.store import compress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from mtcheck.batch.item import Item, Options
    from mtcheck.glossary import Glossary
    from mtcheck.model import Report
    from mtcheck.translate import Translator

__all__ = ["Auditor", "Outcome", "serve"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: a frame and what the report says in short, or the reason why there is none.

    ``worst`` is the severity of the gravest issue that is not known, None where there is none.
    """

    frame: bytes | None = None
    verdict: str | None = None
    worst: str | None = None
    reason: str | None = None


class Auditor:
    """Audits one article after the other; glossary and model are loaded once.

    Raises :class:`mtcheck.errors.MtcheckError` for options that no article could be audited with.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._glossary = _glossary(options)
        self._translator: Translator | str | None = None
        if options.translator is not None and options.translator != "auto":
            from mtcheck.translate import load_translator

            self._translator = load_translator(options.translator)
        else:
            self._translator = options.translator

    def audit(self, item: Item) -> Outcome:
        """The article's report, or why there is none.

        Raises :class:`mtcheck.errors.GlossaryError` for a broken glossary, which no article can be audited with.
        """
        from mtcheck.errors import GlossaryError, MtcheckError

        try:
            report = self._report(item)
        except GlossaryError:
            raise
        except MtcheckError as error:
            return Outcome(reason=str(error))
        except MemoryError:
            return Outcome(reason="there was too little memory for this article")
        except Exception as error:  # noqa: BLE001 - one article's defect must not end the batch
            return Outcome(reason=f"unexpected {type(error).__name__}: {error}; this is a defect: please report it")
        line = json.dumps(report.to_dict(), ensure_ascii=False, separators=(",", ":"))
        data = line.encode("utf-8", "replace") + b"\n"
        new = [issue.severity for issue in report.issues if issue.known is None]
        worst = max(new, key=lambda severity: severity.rank).value if new else None
        return Outcome(compress(data), report.verdict.decision.value, worst)

    def _report(self, item: Item) -> Report:
        from mtcheck.audit import audit

        options = self._options
        return audit(
            item.translation,
            source=item.source,
            references=item.references,
            glossary=self._glossary,
            translator=self._translator,
            source_lang=item.source_lang or options.source_lang,
            target_lang=item.target_lang or options.target_lang,
            published=item.published,
            quotes=item.quotes or None,
            disable=options.disable,
            article_id=item.id,
            title=item.title,
            engine=item.engine,
            section=item.section,
        )


def serve(connection: Connection, options: Options) -> None:
    """The life of a worker process: say that it is ready, then answer one article at a time until told None."""
    import signal

    from mtcheck.errors import MtcheckError

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the driver decides
    try:
        auditor = Auditor(options)
        connection.send(None)
        while (item := connection.recv()) is not None:
            connection.send(auditor.audit(item))
    except EOFError:  # the driver is gone
        return
    except MtcheckError as error:
        connection.send((error.exit_code, str(error)))


def _glossary(options: Options) -> Glossary:
    from mtcheck.glossary import Glossary

    parts = [Glossary.default()] if options.default_glossary else []
    parts += [Glossary.parse(file.data, file.name, lenient=file.lenient) for file in options.glossaries]
    return Glossary.merge(*parts)
