"""Commands, mentions and links that Telegram's clients find in what a person writes."""

from __future__ import annotations

import re
from typing import Any

from bot_api.formatted_text import units

# A word character on either side makes it no command and no mention, and Chinese
# characters are word characters: "@bot支委会" mentions nobody.
_FORMS = (
    ("url", re.compile(r"https?://[^\s，。]+")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32}+)?+(?![\w/<>])"),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{2,32}+(?!\w)")),
    ("hashtag", re.compile(r"(?<!\w)#\w+")),
)


def entities(text: str) -> list[dict[str, Any]]:
    """Return what Telegram marks in a text, offsets in UTF-16 units.

    >>> entities("😀 @zhigui_bot 支委会")
    [{'type': 'mention', 'offset': 3, 'length': 11}]
    """
    found: list[dict[str, Any]] = []
    covered: list[range] = []
    for kind, form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() in one for one in covered):
                continue
            covered.append(range(*match.span()))
            offset = units(text[: match.start()])
            found.append({"type": kind, "offset": offset, "length": units(match.group())})
    return sorted(found, key=lambda one: one["offset"])
