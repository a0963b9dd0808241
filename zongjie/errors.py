"""Typed errors. Each says what happened, where, and what to do about it."""

from __future__ import annotations


class ZongjieError(Exception):
    """Base of every error that Zongjie raises on purpose.

    The message is one or two sentences for a person: what happened, where, what to do.
    """


class ConfigurationError(ZongjieError):
    """A setting or a path is wrong; nothing was processed."""


class VocabularyError(ZongjieError):
    """A vocabulary file breaks its own rules; the message names file and row."""


class SchemaError(ZongjieError):
    """A stage returned a frame that does not have the columns its table promises."""


class LakeError(ZongjieError):
    """The lake cannot be used as it is."""


class LakeTooNewError(LakeError):
    """The lake was written by a newer version of Zongjie."""


class LakeDamagedError(LakeError):
    """A lake table cannot be read or lacks rows that the ledger promises."""


class FilesUnaccountedError(LakeError):
    """Files of the landing folder became neither a document nor a row of quarantine."""


class LakeLockedError(LakeError):
    """Another run holds the lake and did not let go in time."""


class PublishRefusedError(ZongjieError):
    """The build is not green or not complete; the published warehouse was left as it is."""


class NoSuchVersionError(ZongjieError):
    """A warehouse version that is asked for is not kept."""


class UnreadableFileError(ZongjieError):
    """A file cannot become a document. `reason` is a stable word, the message tells what to do.

    `is_passing` tells that the cause lies outside of the file, so that it is worth reading it again as it is.
    """

    def __init__(self, reason: str, detail: str, *, is_passing: bool = False) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.is_passing = is_passing
