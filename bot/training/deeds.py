"""What the buttons under a trainer's messages do: the numbers behind each verb.

Messages stay in chats for years: a number, once given away, never changes its meaning.
"""

from __future__ import annotations

from enum import IntEnum

from bot.callbacks import Callback, Verb


class Deed(IntEnum):
    """What is done with one item, on a card (DRAFT) or in review (SUSPENDED)."""

    TAKE = 0  # take a draft; keep a suspended one; consent to one that waits
    EDIT = 1
    SWAP = 2  # another one instead
    DROP = 3
    NEXT = 4  # look at the next one, leave this as it is
    MORE = 5  # another round of the same; the number is the drafting's


class BankDeed(IntEnum):
    """What is done with a bank."""

    LIST = 0  # the third number is the page
    OPEN = 1
    ITEMS = 2  # the third number is the id of the item, 0: the first
    RENAME = 3
    TAG = 4
    CONSENT = 5  # the third number says whether: 1 or 0
    DELETE = 6  # the third number: 0 ask, 1 do it
    DROP_ITEM = 7  # the third number is the id of the item
    EDIT_ITEM = 8  # the third number is the id of the item


def on_draft(item_id: int, deed: Deed) -> Callback:
    """Return what a button under a card says."""
    return Callback(Verb.DRAFT, numbers=(item_id, deed))


def on_suspended(item_id: int, deed: Deed) -> Callback:
    """Return what a button in review says."""
    return Callback(Verb.SUSPENDED, numbers=(item_id, deed))


def on_bank(bank_id: int, deed: BankDeed, argument: int = 0) -> Callback:
    """Return what a button under a bank says."""
    return Callback(Verb.BANK, numbers=(bank_id, deed, argument))


def as_file(bank_id: int, format_: int = 0) -> Callback:
    """Return what a button says that sends a bank as a file; 0 asks which format. Bank 0 is the
    empty table."""
    return Callback(Verb.EXPORT, numbers=(bank_id, format_))


def to_group(bank_id: int) -> Callback:
    """Return what a button says that puts up a bank's items: /publish with its bank chosen."""
    return Callback(Verb.PUBLISH, "0", (bank_id, 0, 0, 0, 0))
