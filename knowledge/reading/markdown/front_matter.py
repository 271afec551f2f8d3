"""The YAML block at the top of a Markdown file."""

from __future__ import annotations

import datetime
import re

# Key as people write it -> field of Document; where several give one field, the first wins.
_FIELDS = {
    "title": "title",
    "标题": "title",
    "题目": "title",
    "aliases": "title",
    "author": "authors",
    "authors": "authors",
    "作者": "authors",
    "organisation": "organisation",
    "organization": "organisation",
    "单位": "organisation",
    "issuer": "issuer",
    "发文机关": "issuer",
    "发布机关": "issuer",
    "制定机关": "issuer",
    "document_number": "document_number",
    "文号": "document_number",
    "发文字号": "document_number",
    "date": "published",
    "published": "published",
    "日期": "published",
    "发布时间": "published",
    "发布日期": "published",
    "promulgated": "promulgated",
    "公布日期": "promulgated",
    "adopted": "adopted",
    "通过日期": "adopted",
    "effective": "effective",
    "施行日期": "effective",
    "实施日期": "effective",
    "生效日期": "effective",
    "source": "source",
    "来源": "source",
    "出处": "source",
    "kind": "kind",
    "类型": "kind",
    "abstract": "abstract",
    "summary": "abstract",
    "description": "abstract",
    "摘要": "abstract",
    "keywords": "keywords",
    "关键词": "keywords",
    "tags": "keywords",
    "标签": "keywords",
}
_ADDRESSES = frozenset({"url", "网址", "链接"})  # known, but the address of a page is no source
_URL = re.compile(r"\w+://|www\.", re.I)
_LISTS = frozenset({"authors", "keywords"})
_BLOCK = re.compile(r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.M | re.S)
_LONGEST = 20_000  # characters; a longer block between two rules is text
_SEPARATORS = re.compile(r"[,，;；、]+")


def split_front_matter(text: str) -> tuple[str, str, dict[str, object]]:
    """Split a text into its front matter block, the rest, and the block's hints.

    A block `标题: 学习制度`, `日期: 2024-05-01` between two lines of `---` gives the hints
    `{"title": "学习制度", "published": "2024-05-01"}`. A block that is no YAML mapping, or
    has none of the known keys, is text: the block is then empty and the rest everything.
    """
    match = _BLOCK.match(text)
    if match is None or match.end() > _LONGEST:
        return "", text, {}
    hints = _hints(match[1])
    if hints is None:
        return "", text, {}
    return match[0], text[match.end() :], hints


def _hints(block: str) -> dict[str, object] | None:
    import yaml

    try:
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None  # ValueError: a date such as 2024-13-45
    if not isinstance(loaded, dict):
        return None
    given = {str(key).strip().lower(): value for key, value in loaded.items()}
    if not any(key in _FIELDS or key in _ADDRESSES for key in given):
        return None
    hints: dict[str, object] = {}
    for key, name in _FIELDS.items():
        values = _strings(given.get(key))
        if not values or name in hints or (name == "source" and _URL.match(values[0])):
            continue
        if name in _LISTS:
            parts = _SEPARATORS.split(values[0]) if len(values) == 1 else values
            hints[name] = [part.strip() for part in parts if part.strip()]
        else:
            hints[name] = values[0]
    return hints


def _strings(value: object) -> list[str]:
    """Return a scalar or a list of scalars as the strings that were written."""
    if isinstance(value, list):
        # Not deeper: aliases can make a short block as wide as one likes.
        return [text for item in value if not isinstance(item, list) for text in _strings(item)]
    if isinstance(value, datetime.datetime):
        return [value.isoformat(sep=" ")]
    if isinstance(value, datetime.date):
        return [value.isoformat()]
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return [str(value).strip()] if str(value).strip() else []
    return []
