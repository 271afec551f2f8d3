"""How a question of a conversation leans on the one before, by its form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.dialogue.small_talk import small_talk
from knowledge.structure import NUMERAL

_END = r"[\s?!。.,，、~～…！？]*"
_LEAD = re.compile(
    r"^(?:(?:好的?|嗯+|哦+|噢|谢谢|那么|那(?![篇个份条些几里位家样种本次时年天边章款项部道届场套间])"
    r"|然后|还有(?!呢|吗|什么|别|哪|其)|另外|再问一?下|接着问?|顺便问?一?下?|请问|话说|所以)[\s,，、。]*)+"
)
_TAIL = re.compile(r"(?:[呢啊呀吧嘛哈]|的话)*" + _END + "$")
_AFTERTHOUGHT = re.compile(r"^(?P<side>[^,，]{2,12})呢[,，]\s*(?P<whose>[^,，]{2,12}的)[?。]*$")
_CORRECTION = re.compile(
    r"^(?:(?:不是|不对|错了|不)(?:吧|啊|的|这个|这样)*[\s,，、。]*)?"
    r"(?:我(?:是|就是)?(?:想|要)?(?:问|说|指)的?是?|我想知道的是)[\s,，:]*(?=\S{2})"
)
_CONDITION = re.compile(r"^(?:如果|要是|假如|假设|万一|倘若|若是?|假使)(?P<case>.{2,})$")
_COMPARISON = re.compile(
    r"^(?:和|跟|与|同|比起)(?P<other>.{2,20}?)(?:相?比(?:较|起来)?|对比)(?:呢|怎么样|如何)?$"
)
_N = rf"第?\s*[（(]?[{NUMERAL}]{{1,8}}[)）]?"
_SAID = (
    r"(?>是咋|的|是|又|都|具体|到底|说|讲|写|规定|内容|原文|全文|原话|条文|什么|啥|怎么|如何|了|"
    r"发我?|给我?|看一?看?下?|念一?下?|贴一?下?|一下)*+"
)
_PROVISION = re.compile(
    rf"^(?:(?P<steps>再?(?:下|后)(?:面|边)?(?:的|那)?一?|再?(?:上|前)(?:面|边)?(?:的|那)?一?)(?P<unit>[条款项章])"
    rf"|(?P<back>前)(?P<backunit>[款条项])"
    rf"|(?P<named>(?:{_N}\s*(?:编|章|节|条(?:之[{NUMERAL}]+)?|款|项)\s*)+)"
    rf"|(?P<this>(?:[这那该本此]一?条|[这那]一?个?(?:规定|条文)|原文|全文|原话|条文|完整(?:的)?(?:内容|条文)?)))"
    rf"{_SAID}$"
)
_MORE = re.compile(
    r"^(?:还有(?:呢|吗|别的吗?|什么|其他的?吗?|哪些)?|具体(?:点|一点|些|呢|怎么(?:说|规定)的?)?|详细(?:点|一点|些|说说)?"
    r"|继续|展开说说|完整的?|后面呢?|没了)$"
)
_DOCUMENT_WORDS = (
    r"(?:[这那该此上]一?[份篇个部]|该|本)(?:文件|文章|办法|规定|条例|细则|规则|材料|通知|制度|规程|报告|文)"
    r"|文中|文章?里面?|里面|里头|其中(?=[对有关])"
)
_OF_DOCUMENT = re.compile(_DOCUMENT_WORDS)
_PRONOUN = re.compile(
    rf"(?P<document>{_DOCUMENT_WORDS})|(?P<thing>它们|他们|她们|它(?!山)|(?<!其)他(?![人国])|她|上面说的|前面说的|刚才说的|上述(?!的人)"
    r"|[这那]个(?=[是由归要能可需有怎谁多几])|^[这那](?=[是由归要能可需有怎谁])|这种(?:情况)?|这样(?=[会要能可算])|此类)"
)
_ASKS = re.compile(
    r"什么|谁|怎么|怎样|咋|如何|几(?!乎)|多少|多久|多长|多大|多高|哪|吗|么$|为什么|为何|为啥|啥|何时|何人|是不是|能不能|可不可以|"
    r"有没有|要不要|是否|还是|难道"
)
_ORDER = re.compile(
    r"^(?:帮我|给我|替我|请你?|麻烦|推荐|写|讲|说说|介绍|查|列出|告诉|解释|翻译|总结)"
)


class Manner(StrEnum):
    """The form in which a question leans on the one before."""

    TALK = "talk"  # 谢谢, 你是谁: nothing that documents answer
    PROVISION = "provision"  # 第二款呢, 下一条, 原文
    MORE = "more"  # 还有呢, 具体一点
    COMPARISON = "comparison"  # 和支委会比呢
    CONDITION = "condition"  # 如果超过三个月呢
    FRAGMENT = "fragment"  # 那党小组会呢
    CORRECTION = "correction"  # 不是，我问的是事假最多几天
    PRONOUN = "pronoun"  # 它由谁解释
    SENTENCE = "sentence"  # whatever asks something in its own words


@dataclass(frozen=True, slots=True)
class Utterance:
    """A question as it leans on another.

    `core` is what is left without the words that only join it on; `marked` is whether
    such words stood there (那…呢, 不是，我问的是…), which a new subject seldom has.
    """

    core: str
    manner: Manner
    marked: bool
    parts: dict[str, str]

    @property
    def speaks_of_document(self) -> bool:
        """Whether it points at a document (文中, 该办法)."""
        return _OF_DOCUMENT.search(self.core) is not None

    def without_pronoun(self, thing: str) -> str:
        """Put a thing in the pronoun's place; one that means the document goes.

        >>> read_utterance("它由谁解释").without_pronoun("本办法")
        '本办法由谁解释'
        """

        def named(match: re.Match[str]) -> str:
            return "" if match["document"] else thing

        return _PRONOUN.sub(named, self.core, count=1).strip(" ,，的")


def read_utterance(folded: str) -> Utterance:
    """Read how a folded question leans on what was said before.

    >>> read_utterance("那党小组会呢?").core
    '党小组会'
    """
    text = folded.strip()
    if small_talk(text):
        return Utterance(text, Manner.TALK, False, {})
    core = _LEAD.sub("", text)
    said = _CORRECTION.sub("", core)
    corrected = bool(said) and said != core
    core = said or core
    marked = core != text or bool(re.search(r"呢" + _END + "$", text))
    if turned := _AFTERTHOUGHT.match(core):
        core = f"{turned['whose']}{turned['side']}"
    bare = _TAIL.sub("", core)
    core = bare or core
    for manner, pattern in (
        (Manner.PROVISION, _PROVISION),
        (Manner.MORE, _MORE),
        (Manner.COMPARISON, _COMPARISON),
        (Manner.CONDITION, _CONDITION),
    ):
        match = pattern.match(core)
        if match:
            return Utterance(core, manner, True, _present(match))
    if _PRONOUN.search(core):
        return Utterance(core, Manner.PRONOUN, True, {})
    asks = _ASKS.search(core) or _ORDER.match(core)
    if asks and corrected:
        return Utterance(core, Manner.CORRECTION, True, {})
    return Utterance(core, Manner.SENTENCE if asks else Manner.FRAGMENT, marked, {})


def _present(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}
