"""What a question asks for: the thing whose number, name or place is wanted.

专账开在哪家银行 asks for a bank, 罚多少滞纳金 for a sum, 是哪三书 for three things. A
passage that has all the other words of the question but not this one does not answer it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from knowledge.search.question import Question
from knowledge.structure import parse_numeral

_CLAUSE = re.compile(r"[,.?!;:，。？！；：]")
_MEASURES = "个名位件项份家户张篇场次条种样类块只本部支枚门届台套栋座间所款道笔批层档级"
_ASKED = re.compile(
    rf"(?P<amount>多少[{_MEASURES}]?|(?<![十好第哪])几[{_MEASURES}]?)(?P<counted>[一-鿿]{{0,8}})"
    rf"|(?:哪(?P<count>[两二三四五六七八九十]|\d{{1,2}})?[几{_MEASURES}]{{0,2}}|什么|啥)"
    r"(?P<named>[一-鿿]{0,8})|谁"
)
_PERSON = re.compile(r"叫(?:什么|啥)(?:名|$)|(?:什么|啥)名字|姓名是|姓(?:什么|啥)|名字是")
# 会用, 能领, 天内 are tagged as nouns now and then.
_MODALS_AND_TIMES = frozenset("会能得天")
_NOUN = ("n", "j", "vn", "s")
# Nouns that name a kind of answer and not the thing: whether a 时间 stands there is seen by
# the dates, what a 情况 is by nothing.
KIND_OF_ANSWER = re.compile(
    r"人|钱|字|天|日|周|年|月|分|号|元|块|成|岁|倍|回|趟|遍|时|点|时候"
    r"|时间|小时|学时|分钟|日子|日期|期限|名字|姓名|地方|地点|位置|部门|单位"
    r"|机关|机构|组织|内容|程序|流程|步骤|环节|条件|情况|情形|原因|理由|后果"
    r"|结果|材料|手续|标准|要求|规定|办法|措施|做法|方式|方法|方面|问题|事情"
    r"|事项|东西|意思|关系|作用|工作|任务|职责|责任|领导|人员|人才|同志|部分"
    r"|数量|人数|比例|一共|总共|条例|细则|规则|处理|处分|种类|类型|形式"
    r"|影响|权重|比重|区别|差别|变化|变动|改动|不同|好处|坏处|定义|活动|名称|大家|朋友|家里|点儿"
)


class Tagger(Protocol):
    """Cuts folded text into words with their part of speech (ICTCLAS tags)."""

    def tagged(self, text: str) -> list[tuple[str, str]]: ...

    def is_word(self, word: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked for.

    thing: the noun that is asked for, or whose number is (银行, 补贴); empty where only a
    kind of answer is named (几天, 什么时候). unit: the measure that is counted (多少毫升).
    amount: whether a number is asked for. person: whether the name of a person is.
    count: how many things are (哪三样: 3).
    """

    thing: str = ""
    unit: str = ""
    amount: bool = False
    person: bool = False
    count: int | None = None


def read_demand(question: Question, tagger: Tagger) -> Demand:
    """Return what the question asks for.

    >>> read_demand(read_question("党费专账开在哪家银行？", terms), terms).thing
    '银行'
    """
    person = _PERSON.search(question.folded) is not None
    for clause in _CLAUSE.split(question.folded):
        for found in _ASKED.finditer(clause):
            after = tagger.tagged(found["counted"] or found["named"] or "")[:1]
            thing = next((word for word, tag in after if _names(word, tag, tagger)), "")
            unit = next((word for word, tag in after if tag == "q" and found["counted"]), "")
            before = reversed(tagger.tagged(clause[: found.start()]))
            if not thing:
                thing = next((word for word, tag in before if _names(word, tag, tagger)), "")
            return Demand(
                thing,
                "" if KIND_OF_ANSWER.fullmatch(unit) else unit,
                found["amount"] is not None,
                person,
                parse_numeral(found["count"] or ""),
            )
    return Demand(person=person)


def _names(word: str, tag: str, tagger: Tagger) -> bool:
    return (
        tag.startswith(_NOUN)
        and len(word) > 1
        and KIND_OF_ANSWER.fullmatch(word) is None
        and word[0] not in _MODALS_AND_TIMES
        and tagger.is_word(word)
    )
