"""What trainers write as the key of a question that is answered by choosing, understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from knowledge.quiz.exchange import texts
from knowledge.quiz.shape import LETTERS

_RIGHT = {"对", "正确", "是", "√", "✓", "✔", "☑", "T", "TRUE", "Y", "YES", "R", "1", "V"}
_WRONG = {
    "错",
    "错误",
    "否",
    "不对",
    "不正确",
    "×",
    "✗",
    "✘",
    "╳",
    "X",
    "F",
    "FALSE",
    "N",
    "NO",
    "0",
}
_BRACKETS = re.compile(r"[()\[\]【】“”\"'。.．\s]+")
_PARTS = re.compile(r"[,，、;；/|+&和及·\s]+")
_LETTERS = re.compile(r"[A-L](?:[,，、;；/|+&和及·.．\s]*[A-L])*[.．]?")
_NUMBERS = re.compile(r"1?\d(?:[,，、;；/|\s]+1?\d)*")
_MARKED = re.compile(
    r"^[(（]?([A-La-lＡ-Ｌ])[)）]?\s*[.．、:：)）]\s*(?=\S)|^[(（]([A-La-l])[)）]\s*(?=\S)"
)


class KeyUnclear(ValueError):
    """The key makes no sense; the text says why, in words."""


def letters(key: Sequence[int]) -> str:
    """Return a key as its letters.

    >>> letters((0, 2))
    'AC'
    """
    return "".join(LETTERS[index] for index in key)


def read_key(text: str, options: Sequence[str]) -> tuple[int, ...]:
    """Return the indexes that a key of letters, numbers or whole options means, rising.

    Raises KeyUnclear.

    >>> read_key("Ｃ、A", ("甲", "乙", "丙"))
    (0, 2)
    """
    if not text.strip():
        raise KeyUnclear(texts.NO_ANSWER)
    written = unicodedata.normalize("NFKC", text).strip()
    exact = [index for index, option in enumerate(options) if option.strip() == text.strip()]
    if exact and not _LETTERS.fullmatch(written.upper()):
        return (exact[0],)
    bare = _BRACKETS.sub(" ", written).strip().upper()
    if _LETTERS.fullmatch(bare):
        found = [LETTERS.index(one) for one in bare if one in LETTERS]
    elif _NUMBERS.fullmatch(bare):
        found = [int(one) - 1 for one in _PARTS.split(bare)]
    else:
        found = _by_words(text, options)
    beyond = [index for index in found if not 0 <= index < len(options)]
    if beyond:
        raise KeyUnclear(_beyond(beyond[0], bare, len(options)))
    return tuple(sorted(set(found)))


def read_judgement(text: str, options: Sequence[str] = ()) -> bool:
    """Return whether a statement is said to be right; `options` are the file's, if it has any.

    Raises KeyUnclear.

    >>> read_judgement("×"), read_judgement("B", ("对", "错")), read_judgement("正确。")
    (False, False, True)
    """
    if not text.strip():
        raise KeyUnclear(texts.NO_ANSWER)
    bare = _BRACKETS.sub("", unicodedata.normalize("NFKC", text)).upper()
    chosen = options or (texts.TRUE, texts.FALSE)
    if bare in ("A", "B") and len(chosen) == 2:
        bare = _BRACKETS.sub("", unicodedata.normalize("NFKC", chosen["AB".index(bare)])).upper()
        bare = re.sub(r"^[AB][、:]?", "", bare) or bare
    if bare in _RIGHT:
        return True
    if bare in _WRONG:
        return False
    raise KeyUnclear(texts.ANSWER_NOT_JUDGED.format(text=text.strip()[:20]))


def unmarked(options: Sequence[str]) -> tuple[str, ...]:
    """Return options without their own letters, where each begins with its letter.

    >>> unmarked(("A. 每月", "B、每季度"))
    ('每月', '每季度')
    """
    marks = [_MARKED.match(one) for one in options]
    for letter, mark in zip(LETTERS, marks, strict=False):
        if mark is None or unicodedata.normalize("NFKC", mark[1] or mark[2]).upper() != letter:
            return tuple(options)
    return tuple(
        one[mark.end() :] for one, mark in zip(options, marks, strict=True) if mark is not None
    )


def _by_words(text: str, options: Sequence[str]) -> list[int]:
    """Return the options that the key repeats: one a line, or A.每月 with its letter."""
    places = {one.strip(): index for index, one in enumerate(options)}
    found: list[int] = []
    for part in filter(None, (one.strip() for one in re.split(r"[\n;；|]", text))):
        mark = _MARKED.match(part)
        said = part[mark.end() :].strip() if mark else part
        if said not in places:
            raise KeyUnclear(texts.ANSWER_STRANGE.format(text=text.strip()[:20]))
        found.append(places[said])
    return found


def _beyond(index: int, written: str, count: int) -> str:
    known = letters(range(count))
    letter = (
        LETTERS[index] if 0 <= index < len(LETTERS) and written[:1].isalpha() else str(index + 1)
    )
    return texts.ANSWER_BEYOND.format(letter=letter, letters=known)
