"""Mails as programs save them: .eml."""

from __future__ import annotations

import contextlib
import mimetypes
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import Protocol

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.containers.container import Contents, Member
from knowledge.reading.containers.letter import Letter, letter_text, plain_body
from knowledge.reading.containers.member_names import clean_name, unique_names
from knowledge.reading.encoding import decode
from knowledge.source import SourceText

_DEEPEST = 50  # nested parts; programs write five at most
_LONGEST_HEADER = 4096  # characters that are decoded
_SEVEN_BIT = frozenset({"hz-gb-2312", "hz", "iso-2022-jp", "iso-2022-kr", "utf-7"})
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/pgp-signature"})
_FIELDS = ("from", "subject", "date", "received", "message-id", "mime-version", "content-type")
# What the standard library raises on headers that nobody should write.
_STUMBLES = (ValueError, LookupError, TypeError, AttributeError)
_WORDS = re.compile(r"\s+")


class _Pages(Protocol):
    def read(self, data: bytes, path: str) -> SourceText: ...


class MailContainer:
    """Opens .eml: the mail as a text, its attachments as members.

    Args:
        pages: reads a body that is a web page.
    """

    endings: tuple[str, ...] = (".eml",)

    def __init__(self, pages: _Pages) -> None:
        self._pages = pages

    def open(self, data: bytes, path: str) -> Contents:
        """Return the text and the attachments of a mail.

        Raises ReadingError where it has none of the fields of a mail, or too many parts
        within parts.
        """
        try:
            mail = BytesParser(policy=_Raw()).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
        except RecursionError as error:
            raise ReadingError(texts.MAIL_TOO_DEEP.format(path=path)) from error
        except _STUMBLES as error:
            raise ReadingError(
                texts.NOT_THAT_FORMAT.format(path=path, ending=".eml"), detail=repr(error)
            ) from error
        if not any(field in mail for field in _FIELDS):
            raise ReadingError(texts.NOT_THAT_FORMAT.format(path=path, ending=".eml"))
        parts = _Parts()
        parts.sort(mail, path)
        warnings = []
        if parts.pictures:
            warnings.append(texts.PICTURES_IN_MAIL.format(count=parts.pictures))
        letter = Letter(
            subject=_header(mail, "subject"),
            sender=_sender(mail),
            sent=_sent(mail),
            body=self._body(parts, path),
            warnings=tuple(warnings),
        )
        names = unique_names(clean_name(name) for name, _ in parts.attached)
        loaders = (load for _, load in parts.attached)
        members = tuple(Member(*pair) for pair in zip(names, loaders, strict=True))
        text = letter_text(letter, path, "eml")
        return Contents(members, text if text.text else None)

    def _body(self, parts: _Parts, path: str) -> SourceText | None:
        """Return the text of the mail's pages, which keep tables, else of its plain parts."""
        page = "\n".join(_text(part) for part in parts.pages)
        # A page with nothing on it, or not to be parsed: the plain text says the same.
        with contextlib.suppress(ReadingError):
            source = self._pages.read(page.encode("utf-8", "replace"), path)
            if source.text:
                return source
        plain = "\n".join(_text(part) for part in parts.plain)
        return plain_body(plain, path) if plain.strip() else None


class _Raw(Compat32):
    """Headers as they came: whoever writes them in GBK without saying so is understood."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


class _Parts:
    """The parts of a mail, by what they are."""

    def __init__(self) -> None:
        self.pages: list[Message] = []
        self.plain: list[Message] = []
        self.attached: list[tuple[str, Callable[[int], bytes]]] = []
        self.pictures = 0

    def sort(self, mail: Message, path: str) -> None:
        for part in _leaves(mail, path):
            kind = part.get_content_type()
            name = _file_name(part)
            if kind == "message/rfc822":
                self.attached.append((name or texts.FORWARDED_MAIL, _inner_mail(part)))
            elif kind in _SIGNATURES or kind.startswith("message/"):
                continue  # for programs
            elif name is None and kind == "text/html":
                self.pages.append(part)
            elif name is None and kind == "text/plain":
                self.plain.append(part)
            elif kind.startswith("image/") and part.get("content-id"):
                self.pictures += 1
            else:
                self.attached.append((name or _made_up_name(kind), _content(part)))


def _leaves(mail: Message, path: str) -> Iterator[Message]:
    """Yield the parts that hold something, in order; a mail within the mail is one."""
    stack = [(mail, 0)]
    while stack:
        part, depth = stack.pop()
        if depth > _DEEPEST:
            raise ReadingError(texts.MAIL_TOO_DEEP.format(path=path))
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            stack.extend((inner, depth + 1) for inner in reversed(_inner(part)))
        else:
            yield part


def _inner_mail(part: Message) -> Callable[[int], bytes]:
    inner = _inner(part)
    return lambda most: inner[0].as_bytes() if inner else _bytes(part)


def _content(part: Message) -> Callable[[int], bytes]:
    return lambda most: _bytes(part)


def _inner(part: Message) -> list[Message]:
    # Only where there are parts: of a text, it would look the charset up and stumble.
    payload = part.get_payload() if part.is_multipart() else None
    return [one for one in payload or () if isinstance(one, Message)]


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _made_up_name(kind: str) -> str:
    return texts.ATTACHMENT + (mimetypes.guess_extension(kind) or "")


def _file_name(part: Message) -> str | None:
    """Return the name that a part bears; None where it is no file."""
    return _param(part, "filename", "content-disposition") or _param(part, "name", "content-type")


def _param(part: Message, name: str, header: str) -> str | None:
    try:
        value = part.get_param(name, None, header)
    except _STUMBLES:
        return None
    if isinstance(value, tuple):  # charset, language, value
        return _decode(value[2].encode("raw-unicode-escape", "replace"), str(value[0] or ""))
    return None if value is None else _decoded(value)


def _text(part: Message) -> str:
    return _decode(_bytes(part), (_param(part, "charset", "content-type") or "").lower())


def _decode(data: bytes, charset: str) -> str:
    """Return text by our order of encodings, as the declared ones are often wrong."""
    if charset in _SEVEN_BIT:
        return data.decode(charset, "replace")
    try:
        return decode(data, declared=charset)[0]
    except ReadingError:
        return data.decode("utf-8", "replace")


def _header(mail: Message, name: str) -> str:
    return _decoded(str(mail.get(name, "")))


def _decoded(value: str) -> str:
    """Return a header's value: `=?gbk?B?zai1wA==?=` is 通道."""
    pieces = []
    try:
        found = decode_header(value[:_LONGEST_HEADER])
    except (HeaderParseError, ValueError):
        found = [(value[:_LONGEST_HEADER], None)]
    for piece, charset in found:
        raw = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")
        pieces.append(_decode(raw, (charset or "").lower()))
    return _WORDS.sub(" ", "".join(pieces)).strip()


def _sender(mail: Message) -> str:
    name, address = parseaddr(_header(mail, "from"))
    return name.strip() or address


def _sent(mail: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(mail.get("date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
