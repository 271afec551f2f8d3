"""A document's metadata: what sidecar, format, text and file name claim, by precedence."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.model import Kind, PrintedDate
from knowledge.structure import texts
from knowledge.structure.byline import Byline
from knowledge.structure.dates import parse_date

STRINGS = (
    "title",
    "issuer",
    "document_number",
    "organisation",
    "source",
    "abstract",
)
DATES = ("adopted", "promulgated", "effective", "published")
LISTS = ("authors", "keywords", "repeals")
FIELDS = (*STRINGS, "kind", *DATES, *LISTS)


@dataclass(slots=True)
class Claims:
    """Values by field, each with its origin; the first claim to a field stands."""

    values: dict[str, object] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def claim(self, name: str, value: object, origin: str) -> None:
        """Set a field unless an earlier claim or an empty value stands against it."""
        if value in (None, "", ()) or name in self.values:
            return
        self.values[name] = value
        self.origin[name] = origin

    def string(self, name: str) -> str | None:
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def date(self, name: str) -> PrintedDate | None:
        value = self.values.get(name)
        return value if isinstance(value, PrintedDate) else None

    def strings(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def kind(self) -> Kind | None:
        value = self.values.get("kind")
        return value if isinstance(value, Kind) else None


def claim_mapping(claims: Claims, given: Mapping[str, object], origin: str, *, warn: bool) -> None:
    """Claim the fields of a sidecar or of a format's own metadata."""
    for key in given:
        if key not in FIELDS:
            if warn:
                known = "、".join(FIELDS)
                claims.warnings.append(texts.SIDECAR_UNKNOWN.format(key=key, known=known))
            continue
        value, wanted = _typed(key, given[key])
        if wanted is not None:
            if warn:
                claims.warnings.append(texts.SIDECAR_TYPE.format(key=key, wanted=wanted))
            continue
        claims.claim(key, value, origin)


def claim_bylines(claims: Claims, bylines: Iterable[Byline]) -> None:
    """Claim what bylines, date lines and closing lines tell."""
    for byline in bylines:
        claims.claim("authors", byline.authors, "text")
        claims.claim("organisation", byline.organisation, "text")
        claims.claim("source", byline.source, "text")
        claims.claim("published", byline.published, "text")
        claims.claim("abstract", byline.abstract, "text")
        claims.claim("keywords", byline.keywords, "text")


def _typed(key: str, value: object) -> tuple[object, str | None]:
    """The value in the field's type; else what is wanted, in words."""
    if value is None:
        return None, None
    if key == "kind":
        if isinstance(value, str) and value in {kind.value for kind in Kind}:
            return Kind(value), None
        return None, texts.A_KIND.format(kinds="、".join(kind.value for kind in Kind))
    if key in DATES:
        date = _date(value)
        return date, None if date is not None else texts.A_DATE
    if key in LISTS:
        strings = _strings(value)
        return strings, None if strings is not None else texts.A_LIST
    if isinstance(value, str):
        return " ".join(value.split()), None
    return None, texts.A_STRING


def _date(value: object) -> PrintedDate | None:
    if isinstance(value, PrintedDate):
        return value
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return PrintedDate(value.isoformat(), value.isoformat())
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return parse_date(value) if isinstance(value, str) else None


def _strings(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
        return tuple(item.strip() for item in value if item.strip())
    return None
