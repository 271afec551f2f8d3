"""Title, authors, date and source that a page's own tags declare."""

from __future__ import annotations

import re
from typing import Any

# The names of meta tags, in lower case, best first; ArticleTitle, PubDate and
# ContentSource are those that Chinese government sites are required to carry.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("articletitle", "og:title"),
    "authors": ("author", "article:author"),
    "published": ("pubdate", "publishdate", "article:published_time", "og:release_date"),
    "source": ("contentsource", "source", "sitename", "og:site_name"),
    "keywords": ("keywords",),
}
_DATE = re.compile(r"(19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
_URL = re.compile(r"\w+://|www\.", re.I)
_SEPARATORS = re.compile(r"[,，;；、\s]+")
_NOBODY = frozenset({"佚名", "未知", "匿名", "admin", "管理员", "本站"})


def page_hints(root: Any, extracted_title: str | None) -> dict[str, object]:
    """Return the hints of a page by the field names of Document.

    `<meta name="PubDate" content="2024-05-01 09:00">` gives `{"published": "2024-05-01
    09:00"}`. Only what the page declares counts; a date guessed out of its text would
    be wrong too often.
    """
    declared: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            declared.setdefault(name, content)
    found = {
        field: next((declared[name] for name in names if name in declared), "")
        for field, names in _NAMES.items()
    }
    hints: dict[str, object] = {}
    title = found["title"] or extracted_title or _first_heading(root)
    if title:
        hints["title"] = title
    authors = [a for a in _SEPARATORS.split(found["authors"]) if a and a.lower() not in _NOBODY]
    if authors:
        hints["authors"] = authors
    if _DATE.search(found["published"]):
        hints["published"] = found["published"]
    if found["source"] and not _URL.match(found["source"]):
        hints["source"] = found["source"]
    keywords = [word for word in _SEPARATORS.split(found["keywords"]) if word]
    if len(keywords) > 1:  # a single one is the site's name
        hints["keywords"] = keywords
    return hints


def _first_heading(root: Any) -> str:
    for heading in root.iter("h1"):
        text = "".join(heading.itertext())
        if text.strip():
            return " ".join(text.split())
    return ""
