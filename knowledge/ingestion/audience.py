"""Who may see a document, as a metadata file says it: `audience: [trainer, "-1001234567890"]`.

What cannot be understood is an error, never "everybody": a slip in the one line that keeps a
paper among few must not show it to all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from knowledge.settings import RoleName

KEY = "audience"
_ROLES = frozenset(get_args(RoleName))
_GROUP = re.compile(r"-[1-9]\d{0,18}")
_MEANT = re.compile(r"audi[ea]nc", re.I)
_KEY_LINE = re.compile(rb"(?m)^[\s\"']*audience[\s\"']*:")


class Unclear(ValueError):
    """The metadata file may limit its document, and it cannot be told to whom."""


def stated_audience(data: bytes, given: Mapping[str, Any] | None) -> tuple[str, ...] | None:
    """Return the roles and groups that a metadata file limits its document to.

    Args:
        data: its bytes.
        given: what they hold; None where that is no mapping.

    Returns:
        None where it says nothing of it.

    Raises:
        Unclear: the key is misspelt, stands there twice, or has another value than a list
            of role names and group ids; or the file is broken and speaks of it.
    """
    if given is None:
        if _MEANT.search(data.replace(b"\0", b"").decode("ascii", "ignore")):
            raise Unclear
        return None
    keys = [key for key in given if _MEANT.search(str(key))]
    if not keys:
        return None
    listed = given.get(KEY)
    if keys != [KEY] or len(_KEY_LINE.findall(data)) > 1 or not isinstance(listed, list):
        raise Unclear
    if not listed or not all(_known(one) for one in listed):
        raise Unclear
    return tuple(dict.fromkeys(str(one) for one in listed))


def _known(one: object) -> bool:
    """Whether it is a role's name or a group's id, which YAML may take for a number."""
    if isinstance(one, bool) or not isinstance(one, str | int):
        return False
    return one in _ROLES or _GROUP.fullmatch(str(one)) is not None
