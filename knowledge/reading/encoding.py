"""Bytes to text in a fixed order of encodings, never by statistics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from knowledge.errors import ReadingError
from knowledge.reading import texts

_BOMS = (  # the four-byte marks first: UTF-32 LE begins like UTF-16 LE
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", " PDF"),
    (b"PK\x03\x04", " Office 文档或压缩包"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文档"),
    (b"{\\rtf", " RTF 文档"),
    (b"\x89PNG\r\n", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b\x08", "压缩包"),
)
_FOREIGN = re.compile(rb"[\x80-\xff]+")
_UTF8_HAN = re.compile(rb"[\xe2-\xe9\xef][\x80-\xbf]{2}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DECLARABLE = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "cp950",
    "big5-hkscs": "cp950",
}


def decode(data: bytes, path: str = "", declared: str | None = None) -> tuple[str, str]:
    """Return the text of `data`, line ends normalised, and the encoding's name.

    The order is fixed: byte order mark; UTF-16 or UTF-32 where there are NUL bytes;
    strict UTF-8; the encoding that the file itself declares (`declared`, a Chinese
    one); strict GB18030, of which GBK and GB2312 are parts; strict Big5. GB18030
    accepts nearly any Big5 bytes, so Big5 is preferred where GB18030 gives private-use
    characters or hanzi outside GB2312 and Big5 gives four times fewer characters
    outside its common ones: the bytes of `第一條，` are Big5, those of `第一条，` are not.

    `path` only serves the error sentence. Raises ReadingError for binary data, damaged
    UTF-8 and unknown encodings.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(texts.WRONG_TYPE.format(path=path, kind=kind))
    text, encoding = _decode(data, path, declared)
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise ReadingError(texts.BINARY.format(path=path), detail=f"control codes as {encoding}")
    return normalise(text), encoding


def normalise(text: str) -> str:
    """Make every line end a line feed and drop marks that cannot be seen.

    `第一条\\u200b　为了\\r\\n` becomes `第一条　为了\\n`. Only line ends, byte order marks,
    zero-width spaces and soft hyphens change, and a no-break space becomes a space.
    """
    text = _LINE_ENDS.sub("\n", text)
    for mark in ("\ufeff", "\u200b", "\u00ad", "\x00", "\x1a"):
        if mark in text:
            text = text.replace(mark, "")
    return text.replace("\u00a0", " ")


def _decode(data: bytes, path: str, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise ReadingError(
                    texts.UNDECODABLE.format(path=path), detail=f"mark of {encoding}"
                )
            return text, encoding
    if b"\x00" in data:
        return _decode_wide(data, path)
    text = _utf8(data, path)
    if text is not None:
        return text, "utf-8"
    wanted = _DECLARABLE.get((declared or "").strip().lower())
    if wanted is not None:
        text = _strict(data, wanted)
        if text is not None and _odd(text) * 4 <= len(text):
            return text, "big5" if wanted == "cp950" else wanted
    return _decode_chinese(data, path)


def _utf8(data: bytes, path: str) -> str | None:
    """Return the text if `data` is UTF-8, None if not; ReadingError if it was once."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # GB18030 would accept most bytes of faulty UTF-8 and show nonsense.
        foreign = sum(map(len, _FOREIGN.findall(data)))
        han = 3 * len(_UTF8_HAN.findall(data))
        if error.reason == "unexpected end of data" and foreign >= 12 and han + 3 >= foreign:
            return data[: error.start].decode("utf-8")
        if foreign and 10 * han >= 9 * foreign:
            raise ReadingError(
                texts.DAMAGED.format(path=path), detail=f"byte {error.start}"
            ) from None
        return None
    if text and "\u0250" <= max(text) <= "\u07ff":
        # A word or two of GBK can pass as letters of the Caucasus: 一 as һ.
        chinese = _strict(data, "gb18030")
        if chinese is not None and _odd(chinese) == 0:
            return None
    return text


def _decode_chinese(data: bytes, path: str) -> tuple[str, str]:
    mainland = _strict(data, "gb18030")
    taiwan = _strict(data, "cp950")
    if mainland is not None:
        odd = _count(mainland, lambda character: not _common_in_gb2312(character))
        if (
            odd
            and taiwan is not None
            and 4 * _count(taiwan, lambda character: not _common_in_big5(character)) < odd
        ):
            return taiwan, "big5"
        if 2 * _odd(mainland) <= len(mainland):
            return mainland, "gb18030"
    elif taiwan is not None and 4 * _odd(taiwan) <= len(taiwan):
        return taiwan, "big5"
    raise ReadingError(texts.UNDECODABLE.format(path=path))


def _decode_wide(data: bytes, path: str) -> tuple[str, str]:
    """Decode text without a mark that holds NUL bytes; only UTF-16 and UTF-32 have them."""
    best: tuple[int, str, str] | None = None
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        text = _strict(data, encoding)
        if not text or "\x00" in text:
            continue
        odd = _odd(text)
        if 4 * odd <= len(text) and (best is None or odd < best[0]):
            best = (odd, text, encoding)
    if best is None:
        raise ReadingError(texts.BINARY.format(path=path), detail="NUL bytes")
    return best[1], best[2]


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _odd(text: str) -> int:
    """Count the characters that are common neither on the mainland nor in Taiwan."""
    return _count(text, lambda c: not (_common_in_gb2312(c) or _common_in_big5(c)))


def _count(text: str, wanted: Callable[[str], bool]) -> int:
    """Count the wanted characters, asking once for each kind of character."""
    return sum(times for character, times in Counter(text).items() if wanted(character))


def _common_in_gb2312(character: str) -> bool:
    """Whether it is ASCII, a symbol of GB2312's first three rows or one of its hanzi."""
    if character.isascii():
        return True
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        # Marks that Chinese text uses though GB2312 has no place for them.
        return character in "—…·–•～\u00a0\u2022\u30fb㎡"
    return lead <= 0xA3 or lead >= 0xB0


def _common_in_big5(character: str) -> bool:
    """Whether it is ASCII, a symbol of Big5 or one of its 5,401 frequently used hanzi."""
    if character.isascii():
        return True
    try:
        lead = character.encode("cp950")[0]
    except UnicodeEncodeError:
        return False
    return 0xA1 <= lead <= 0xC6
