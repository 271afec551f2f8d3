"""The listings of many documents by what they list: where wrong options of 多选 come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.model import digest
from knowledge.quiz.item import GAP
from knowledge.quiz.statements import Listing, Statement, Volume
from knowledge.quiz.writing.ground import Ground
from knowledge.quiz.writing.heads import Head, read_head
from knowledge.quiz.writing.members import built_like, common_affixes, option_of, shared

_NEAR = 0.5  # of a wrong option's pairs of characters in the right text: it may be right as well
_CASES = frozenset({"情形", "行为"})
_ALIKE = 0.6  # of the heads of two lists: what follows from them may be the same
_NEAR_DUTY = 0.3  # duties of two bodies overlap in other words as well
_OTHER = {"义务": "权利", "权利": "义务", "条件": "义务"}
# Whose words they are: an option about students is seen to be wrong in a list about villages.
_WHOSE = re.compile(
    "高校|学校|学生|教师|教学|科研|村|农|社区|企业|国务院|全国人民代表大会|代表大会|常务委员会|主席|检察|税务"
    "|税费|违纪|犯罪|本地区|本行政区|本单位|本部门|青年|共青团|团建|宪法|国家|军|机关|纪委|纪律检查|入党|发展对象|预备党员|政府|审计"
)
_OWN = frozenset(
    {"情形", "行为", "程序", "职权"}
)  # what these list has a meaning in its document only
_SORTS = re.compile("纪律检查|纪委|介绍人|联系人")
_PERSONS = "介联"
# What some list has nothing in common, and any principle of the party is right everywhere.
_MIXED = frozenset({"内容", "原则"})
_ILL = re.compile("攀比|浪费|腐败|敷衍|推诿|危险|不[敢能想]|主义$|泄露|舞弊|侵占")
_GENERAL = re.compile(
    "^(?:坚持|深入学习|宣传|贯彻|学习|密切联系|维护党|做好统一)"
)  # right for every body of the party
_PRAISE = re.compile("^[更最]|[性观化]$")
_SURE_TAIL = re.compile(r"^(?:的|相(?:结合|统一)|[，,。；;”])")
_WORN = re.compile(r"^[本不更最]|\*|党内|主义$|思想$|理论$|处分|给予|^其|^[和与及]|^有关|\d")


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing below a heading or a colon, with the members that can be options."""

    listing: Listing
    head: Head
    options: tuple[str, ...]
    ground: Ground

    @property
    def quote(self) -> str:
        """The listing as it stands, head included."""
        return self.ground.quote


@dataclass(frozen=True, slots=True)
class Series:
    """甲、乙和丙 inside a statement."""

    listing: Listing
    statement: Statement

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.listing.members)

    @property
    def gapped(self) -> str:
        """The statement with a gap in place of the whole series."""
        text, start = self.statement.text, self.statement.start
        first, last = self.listing.members[0].start - start, self.listing.members[-1].end - start
        said = self.statement.opening + text[:first] + GAP + text[last:]
        return said.rstrip("；;，, 。") + "。"


class Lists:
    """The listings of some volumes; the first volume's come first."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self.listed = [found for volume in volumes for found in _listed(volume)]
        self.series = [found for volume in volumes for found in _series(volume)]

    def beside(self, one: Listed) -> Iterator[str]:
        """Yield options of other listings of its kind that are surely not in it, those of its
        own document first, within a document in an order that its stem fixes."""
        if one.head.kind in _MIXED:
            return
        kinds = {one.head.kind, _OTHER.get(one.head.kind, one.head.kind)}
        own = one.listing.document.id
        pool = [
            (other, words)
            for other in self.listed
            if other.listing.head != one.listing.head
            and other.head.kind in kinds
            and (other.listing.document.id == own or _apart(one, other))
            and not (
                one.head.kind in _CASES and shared(other.head.choice, one.head.choice) >= _ALIKE
            )
            for words in other.options
        ]
        affixes = [
            affix
            for affix in common_affixes(one.options)
            if len(affix.text) > 1 or not affix.at_end
        ]
        known = one.quote + one.listing.document.title
        pool.sort(key=lambda each: (each[0].listing.document.id != own, _drawn(one, each[1])))
        for _, words in pool:
            foreign = any(found[0] not in known for found in _WHOSE.finditer(words))
            if not all(affix.matches(words) for affix in affixes):
                continue  # the only one that does not begin with 坚持 is seen to be wrong
            duty = one.head.kind == "任务"
            near = shared(words, one.quote) >= (_NEAR_DUTY if duty else _NEAR)
            if not foreign and not near and not (duty and _GENERAL.match(words)):
                yield words

    def besides(self, one: Series) -> Iterator[str]:
        """Yield words that are built like its members and surely not among them: members of
        other series with the ending or the beginning that these share. How one document words
        a praise (更加积极、更加开放) is not asked, only what others say as well."""
        members = one.members
        if all(map(_PRAISE.search, members)) and not self._is_known(one):
            return
        related = {
            words
            for other in self.series
            if set(members) & set(other.members)
            for words in other.members
        }
        affixes = common_affixes(members)
        ranked: dict[str, tuple[bool, str]] = {}
        for other in self.series:
            for words in other.members:
                if (
                    words not in related
                    and words not in one.statement.text
                    and built_like(words, members, affixes)
                    and not (_ILL.search(words) and not _ILL.search(one.statement.text))
                    and all(shared(words, own) < _NEAR for own in members)
                ):
                    same = other.listing.document.id == one.listing.document.id
                    ranked[words] = (not same, _drawn(one, words))
        yield from sorted(ranked, key=ranked.__getitem__)

    def _is_known(self, one: Series) -> bool:
        return any(
            set(other.members) == set(one.members)
            for other in self.series
            if other.listing.document.id != one.listing.document.id
        )


def _listed(volume: Volume) -> Iterator[Listed]:
    for listing in volume.listings:
        if listing.in_sentence:
            continue
        head = read_head(listing, volume)
        if head:
            found = (option_of(one.text, whole=head.whole) for one in listing.members)
            options = tuple(dict.fromkeys(one for one in found if one))
            ground = Ground(listing, volume.text[listing.start : listing.end], listing.start)
            yield Listed(listing, head, options, ground)


def _series(volume: Volume) -> Iterator[Series]:
    if not volume.document.kind.binding:
        return  # how an article happens to put it
    for listing in volume.listings:
        tail = volume.text[listing.members[-1].end :][:3]
        if listing.in_sentence and _certain([one.text for one in listing.members], tail):
            first, last = listing.members[0].start, listing.members[-1].end
            for statement in volume.statements:
                if statement.start <= first and last <= statement.end:
                    yield Series(listing, statement)
                    break


def _certain(members: Sequence[str], tail: str) -> bool:
    """Whether a series is a formula that people learn: of even members, not of worn words."""
    lengths = {len(one) for one in members}
    return (
        min(lengths) >= 3
        and (len(lengths) == 1 or (max(lengths) <= min(lengths) + 2 and _one_ending(members)))
        and _SURE_TAIL.match(tail) is not None
        and not any(_WORN.search(one) for one in members)
    )


def _one_ending(members: Sequence[str]) -> bool:
    return len({one[-2:] for one in members}) == 1


def _apart(one: Listed, other: Listed) -> bool:
    """Whether lists of two documents have nothing in common for sure, and yet are of one world:
    duties only of bodies of two sorts, since one document's branch has the duties of another's
    committee; what the state does is no power of a party meeting."""
    if one.listing.document.kind is not other.listing.document.kind:
        return False
    if one.head.kind == "任务":
        first, second = _sort(one.head), _sort(other.head)
        return first != second and (first in _PERSONS) == (second in _PERSONS)
    return one.head.kind not in _OWN


def _sort(head: Head) -> str:
    found = _SORTS.search(head.choice)
    return found[0][:1] if found else "－"


def _drawn(one: Listed | Series, words: str) -> str:
    return digest(f"{one.listing.document.id}\x1f{one.listing.start}\x1f{words}")
