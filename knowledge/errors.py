"""Every error that Zhigui raises on purpose, in one tree.

    ZhiguiError
    ├── SettingsError        config.yaml or an environment variable is wrong
    ├── ReadingError         one file cannot be read; the others still can
    │   └── AudienceError    who may see it cannot be told, so nobody does
    ├── StorageError         the index cannot be opened or written
    │   ├── NoGeneration     nothing has been ingested yet
    │   ├── IngestRunning    another ingest holds the lock
    │   └── ModelMismatch    the index was built with another embedding model
    ├── QuestionError        a question or a command's argument cannot be used
    ├── StateError           the bot's database cannot be reached or written
    ├── StartError           the bot cannot start: token, Telegram, what it needs
    └── DeliveryError        a message did not get to Telegram
        ├── ChatClosed       the bot may not write there: kicked, blocked, no rights
        ├── MessageGone      the message to be changed is no longer there
        ├── DeliveryUnknown  it may have arrived; it is not sent again
        └── FileTooLarge     a file that somebody sent is larger than what is taken

`str(error)` is one Chinese sentence for the person at the terminal or in the chat
and says the remedy; what else is known goes into `detail`, for the log.
"""

from __future__ import annotations


class ZhiguiError(Exception):
    """Base of the tree: a sentence for people, a detail for the log."""

    def __init__(self, sentence: str, *, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


class SettingsError(ZhiguiError):
    """A setting is unknown, missing or of the wrong type."""


class ReadingError(ZhiguiError):
    """A file cannot be read; the sentence names the file and the remedy."""


class AudienceError(ReadingError):
    """It cannot be told who may see a file: it is not answered from."""


class StorageError(ZhiguiError):
    """The index cannot be opened or written."""


class NoGeneration(StorageError):
    """No index has been published yet."""


class IngestRunning(StorageError):
    """Another ingest holds the lock."""


class ModelMismatch(StorageError):
    """The published index was embedded by another model than the configured one."""


class QuestionError(ZhiguiError):
    """A question or an argument cannot be used as it stands."""


class StateError(ZhiguiError):
    """The bot's database cannot be reached or written."""


class StartError(ZhiguiError):
    """The bot cannot start; the sentence says what is missing."""


class DeliveryError(ZhiguiError):
    """A message could not be delivered."""


class ChatClosed(DeliveryError):
    """The bot may not write there: it was kicked or blocked, or has no right to."""


class MessageGone(DeliveryError):
    """The message that was to be changed is deleted, or may no longer be changed."""


class DeliveryUnknown(DeliveryError):
    """The message may have arrived or not; it is not sent again, lest it stand there twice."""


class FileTooLarge(DeliveryError):
    """A file that somebody sent is larger than what is taken."""
