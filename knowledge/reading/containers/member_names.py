"""Names of files inside other files: harmless to show, and no two alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from knowledge.reading import texts

_LONGEST = 100  # characters of one part of a path
_LONGEST_ENDING = 12
_PARTS = 8
_SYSTEM_FOLDERS = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information"})
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
_BLANKS = frozenset({"Zs", "Zl", "Zp", "Cc"})
_UNSEEN = frozenset({"Cf", "Cs", "Cn", "Co"})


def clean_name(name: str) -> str:
    """Return a member's name as it may be shown and kept.

    `C:\\\\来文\\\\..\\\\附件\\n1.docx` becomes `来文/附件 1.docx`: nothing leads upwards, no
    control characters, no marks that turn the direction of reading, no endless names.
    """
    parts = [_clean_part(part) for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and part[1:] != ":"]
    if not kept:
        return texts.UNNAMED
    path = PurePosixPath(*kept[-_PARTS:])
    if path.name.startswith("."):
        path = path.with_name(texts.UNNAMED + path.name)
    return str(path)


def is_left_behind(name: str) -> bool:
    """Whether a member is what a system or an open program left there, not a document.

    `__MACOSX/._通知.docx`, `.DS_Store`, `Thumbs.db` and `~$通知.docx` are.
    """
    *folders, last = name.replace("\\", "/").split("/")
    return (
        bool(_SYSTEM_FOLDERS.intersection(folders))
        or last.startswith((".", "~$"))
        or last.lower() in _SYSTEM_FILES
    )


def unique_names(names: Iterable[str]) -> list[str]:
    """Return the names, those seen before with a number: `附件.docx`, `附件(2).docx`."""
    seen: set[str] = set()
    found = []
    for name in names:
        path = PurePosixPath(name)
        number = 1
        while (unlike := str(path).lower()) in seen:
            number += 1
            path = PurePosixPath(name)
            path = path.with_name(f"{path.stem}({number}){path.suffix}")
        seen.add(unlike)
        found.append(str(path))
    return found


def _clean_part(part: str) -> str:
    shown = []
    for character in unicodedata.normalize("NFC", part):
        category = unicodedata.category(character)
        if category in _BLANKS:
            shown.append(" ")
        elif category not in _UNSEEN:
            shown.append(character)
    text = " ".join("".join(shown).split())
    if len(text) > _LONGEST:
        stem, dot, ending = text.rpartition(".")
        keep = dot + ending if stem and len(ending) <= _LONGEST_ENDING else ""
        text = text[: _LONGEST - len(keep)].rstrip(". ") + keep
    return text
