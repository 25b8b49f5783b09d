"""Exceptions raised by mtcheck.

::

    MtcheckError                 what, where, what to do: one line for the user
    ├── UsageError               wrong options or arguments (exit code 2)
    │   └── WrongTypeError       an argument is of a type that the function does not take; a TypeError too
    ├── SettingsError            mtcheck.toml or pyproject.toml is wrong (exit code 2)
    ├── InputError               an article cannot be read or audited
    │   ├── DecodingError        its bytes are not text in a known encoding
    │   └── LanguageError        the languages of source and translation do not fit
    ├── LanguageDataError        a data file of a language's folder is broken
    ├── GlossaryError            a glossary file or one of its rows is broken
    ├── TranslatorError          a back end failed
    │   ├── ModelNotFoundError   the model is not on this machine
    │   ├── ModelRejectedError   the model is there but must not or cannot be used
    │   └── LanguagePairError    the model does not translate this pair
    ├── PluginError              a plug-in of another package cannot be loaded, or failed
    └── OutputError              a result could not be written

Except where noted, the command line exits with code 3.
"""

from __future__ import annotations

from mtcheck.controls import one_line

__all__ = [
    "DecodingError",
    "GlossaryError",
    "InputError",
    "Interruption",
    "LanguageDataError",
    "LanguageError",
    "LanguagePairError",
    "ModelNotFoundError",
    "ModelRejectedError",
    "MtcheckError",
    "OutputError",
    "PluginError",
    "SettingsError",
    "Termination",
    "TranslatorError",
    "UsageError",
    "WrongTypeError",
    "reason_of",
]


class Termination(SystemExit):
    """The process was asked to end (SIGTERM, a closed terminal); code that catches exits lets it pass."""


class Interruption(KeyboardInterrupt):
    """Ctrl-C in the command. If Python's own exception passed through code made at run time, such as that of
    dataclasses, Python would end with the signal instead of an exit code."""


class MtcheckError(Exception):
    """The base class. ``str()`` of it is one line that says what failed, where, and what to do."""

    exit_code = 3

    def __str__(self) -> str:
        """What was raised, on one line of bounded length, whatever a file's name or a text in it contains."""
        return one_line(super().__str__())


class UsageError(MtcheckError):
    """Options or arguments are invalid or contradict each other."""

    exit_code = 2


class WrongTypeError(UsageError, TypeError):
    """An argument is of a type that the function does not take; the text names the argument."""


class SettingsError(MtcheckError):
    """A settings file has an unknown key or a value of the wrong type."""

    exit_code = 2


class InputError(MtcheckError):
    """An article, source or reference cannot be read: missing, empty, binary, or a directory."""


class DecodingError(InputError):
    """The bytes of a file are not text in any encoding that was declared or detected."""


class LanguageError(InputError):
    """Source and translation are swapped, or are in the same language."""


class LanguageDataError(MtcheckError):
    """A data file in the folder of a language is broken; the text names file, line and key."""


class GlossaryError(MtcheckError):
    """A glossary file is broken; the text names file, line and reason."""


class PluginError(MtcheckError):
    """A plug-in of another package cannot be loaded, is of the wrong type, or failed."""


class TranslatorError(MtcheckError):
    """A back end could not translate."""


class ModelNotFoundError(TranslatorError):
    """The model's files are not on this machine; the text says how to get them."""


class ModelRejectedError(TranslatorError):
    """The model's files are damaged, of an unsafe format, or not what they claim to be."""


class LanguagePairError(TranslatorError):
    """The model does not translate between these languages."""


class OutputError(MtcheckError):
    """A result could not be written; nothing partial is left behind."""


def reason_of(error: Exception) -> str:
    """What an exception says, without the number of an :class:`OSError` and the file that the message names anyway."""
    return str(getattr(error, "strerror", None) or error)
