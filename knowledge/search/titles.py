"""Titles as people write them: 支部工作条例 for 《中国共产党支部工作条例（试行）》."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.model import Document
from knowledge.structure import canonical_title, short_names

# 条例 or 规定 alone names no document.
_SHORTEST = 2
_SHORTEST_RULE = 5
_TOO_GENERAL = frozenset(
    {
        "条例",
        "规定",
        "办法",
        "细则",
        "章程",
        "准则",
        "规程",
        "守则",
        "规则",
        "规范",
        "制度",
        "法",
        "暂行条例",
        "暂行办法",
        "实施细则",
        "实施办法",
        "工作条例",
        "工作规定",
        "管理办法",
        "管理规定",
        "工作细则",
    }
)

_OWNER = re.compile(
    r"^[一-鿿]{1,14}?(?:省|自治区|[市县区州](?!场)|局|厅|检察院|法院|委员会|大学|学院|公司|中学|中心)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A title that stands in a question, at `start:end`, with the families it may name.

    `families` are canonical titles; more than one means that the name is ambiguous.
    """

    name: str
    start: int
    end: int
    families: tuple[str, ...]


class TitleIndex:
    """Finds the documents that a question names."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.families: dict[str, list[Document]] = {}
        for document in documents:
            self.families.setdefault(canonical_title(document.title), []).append(document)
        names: dict[str, set[str]] = {}
        for family in self.families:
            names.setdefault(family, set()).add(family)
            if self.binding(family):
                for name in {*short_names(family), *_without_owner(family)}:
                    if name not in _TOO_GENERAL:
                        names.setdefault(name, set()).add(family)
        names.setdefault("党章", set()).update(
            family for family in self.families if family == "中国共产党章程"
        )
        self._names = {
            _folded(name): tuple(sorted(found)) for name, found in names.items() if found
        }
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def binding(self, family: str) -> bool:
        """Whether a version of this title is a rule."""
        return any(one.kind.binding for one in self.families[family])

    def mentions(self, text: str) -> list[Mention]:
        """Return the titles in the text, longest match first at each position.

        >>> index.mentions("支部工作条例第十条说什么")[0].families
        ('中国共产党支部工作条例',)
        """
        found: list[Mention] = []
        position = 0
        while position < len(text):
            mention = self._at(text, position)
            if mention:
                found.append(mention)
                position = mention.end
            else:
                position += 1
        return found

    @property
    def names(self) -> Iterable[str]:
        """Every name, in full and in short, that a document is called by."""
        return self._names.keys()

    def called(self, name: str) -> tuple[str, ...]:
        """Return the families that are called just this, in full or in short.

        >>> index.called("《支部工作条例》")
        ('中国共产党支部工作条例',)
        """
        return self._names.get(_folded(canonical_title(name)), ())

    def similar(self, name: str) -> tuple[str, ...]:
        """Return the families whose title contains the name, all its words in order.

        >>> index.similar("支部条例")
        ('中国共产党支部工作条例',)
        """
        wanted = _folded(canonical_title(name))
        if len(wanted) < _SHORTEST or wanted in _TOO_GENERAL:
            return ()
        return tuple(
            sorted(
                family
                for family in self.families
                if self.binding(family) and _in_order(wanted, _folded(family))
            )
        )

    def general(self, name: str) -> tuple[str, ...]:
        """Return the rules that a word for any of them (条例, 管理办法) may mean; none where the
        name says more.

        >>> index.general("《条例》")
        ('中国共产党支部工作条例', '中国共产党纪律处分条例')
        """
        wanted = _folded(canonical_title(name))
        if wanted not in _TOO_GENERAL:
            return ()
        return tuple(
            sorted(
                family
                for family in self.families
                if self.binding(family) and _folded(family).endswith(wanted)
            )
        )

    def containing(self, name: str) -> tuple[str, ...]:
        """Return the families, of any kind, in whose title the name stands as it is.

        >>> index.containing("一线课堂")
        ('把课堂搬到数据源头——第二党支部“一线课堂”工作法',)
        """
        wanted = _folded(canonical_title(name))
        if len(wanted) < _SHORTEST:
            return ()
        return tuple(sorted(one for one in self.families if wanted in _folded(one)))

    def _at(self, text: str, position: int) -> Mention | None:
        for length in self._lengths:
            name = text[position : position + length]
            if len(name) == length and name in self._names:
                families = self._names[name]
                end = position + length
                # In 《》 a whole title means itself, also where it is another's short name.
                if position and text[position - 1] + text[end : end + 1] == "《》":
                    families = tuple(one for one in families if _folded(one) == name) or families
                return Mention(name, position, end, families)
        return None


def _in_order(wanted: str, title: str) -> bool:
    """Whether the wanted characters stand in the title in order, in pieces of two or more.

    支部条例 is 支部 + 条例 in 支部工作条例; single scattered characters do not count.
    """
    position = 0
    while wanted:
        for size in range(len(wanted), 1, -1):
            at = title.find(wanted[:size], position)
            if at >= 0:
                position, wanted = at + size, wanted[size:]
                break
        else:
            return False
    return True


def _folded(name: str) -> str:
    """Questions are folded before titles are looked for, so titles are as well."""
    return unicodedata.normalize("NFKC", name).lower()


def _without_owner(title: str) -> list[str]:
    """The title without the bodies that issued it, one after the other.

    >>> _without_owner("云泽市统计局采购管理办法")
    ['统计局采购管理办法', '采购管理办法']
    """
    names = []
    while match := _OWNER.match(title):
        title = title[match.end() :]
        if len(title) < _SHORTEST_RULE:
            break
        names.append(title)
    return names
