"""What a question is about: the words that the next question may leave out.

支委会多久开一次 is about 支委会, 发展对象要培训吗 about 发展对象培训. Nouns that only ask for
a side of something (时间, 条件, 材料) are about nothing by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.index import Embedder, Terms
from knowledge.search import GlossaryFiles, read_question

# Nouns that ask for a side of something else and name no subject.
_RELATIONAL = re.compile(
    r"时间|时候|期限|时限|年限|有效期|小时|年|月|天|日|条件|前提|资格|材料|手续|程序|流程|步骤|方式|方法|办法|格式|"
    r"标准|金额|额度|费用|经费|报酬|钱|要钱|比例|人数|次数|数量|名额|频率|频次|上限|下限|范围|对象|"
    r"原因|理由|目的|依据|结果|后果|处分|处罚|好处|作用|意见|责任|任务|职责|要求|限制|例外|"
    r"部门|单位|机关|负责人|领导|作者|人|人员|名字|名称|日期|来源|地点|地方|东西|意思|问题|事|事情|情况|"
    r"内容|规定|全文|原文|条文|文件|文章|方面|部分|特点|区分|区别|顺序|定义|概念|关系|产生"
)
# Verbs that say next to nothing.
_GENERIC = re.compile(
    r"[是有要能会可应需得开办做干弄搞算叫来去到给用按找问说讲写看让没请了]|可以|应该|应当|需要|交给|进行|召开|举行|开展|"
    r"属于|规定|处理|包括|怎么办|产生|一次|没有|开始|出来|知道"
)
_SUBJECTS = ("n", "vn", "j", "l", "i", "eng")
_CONTENT = (*_SUBJECTS, "v", "a", "s", "b", "zg", "f", "x", "t")
_NEAR = 0.55


@dataclass(frozen=True, slots=True)
class Subjects:
    """Finds the subject of questions, and whether a text speaks of it."""

    terms: Terms
    embedder: Embedder
    glossary: GlossaryFiles

    def words(self, text: str) -> list[str]:
        """Return the words that carry a question, in order.

        >>> subjects.words("入党要什么条件")
        ['入党']
        """
        return [
            word
            for word, tag in self._compounds(text)
            if tag.startswith(_CONTENT) and (tag != "b" or self.terms.is_word(word))
        ]

    def nouns(self, text: str) -> list[str]:
        """Return the nouns that a question names by itself.

        >>> subjects.nouns("公示几天")
        []
        """
        return [
            word
            for word, tag in self._compounds(text)
            if tag.startswith(_SUBJECTS) and (len(word) > 1 or word.isascii())
        ]

    def _compounds(self, text: str) -> list[tuple[str, str]]:
        """Return the words with their tags; a noun that asks for a side of something stays
        only as the end of a compound (发展对象), joined to what is before it, and so does 会
        (组织生活会)."""
        found: list[tuple[str, str]] = []
        for part in read_question(text, self.terms).subject.split():
            joins = False
            for word, tag in self.terms.tagged(part):
                if joins and (word == "会" or _RELATIONAL.fullmatch(word)):
                    found[-1] = (found[-1][0] + word, "n")
                    continue
                joins = tag.startswith(("n", "vn", "j", "l"))
                if _GENERIC.fullmatch(word) or _RELATIONAL.fullmatch(word) or tag == "m":
                    joins = False
                elif word.strip():
                    found.append((word, tag))
        return found

    def share_held(self, words: Sequence[str], text: str) -> float:
        """Return the share of the words that the text has, as they are, by the glossary
        or by a word near to them; 1 where there are none."""
        if not words:
            return 1.0
        folded = self.terms.fold(text)
        missing = [one for one in words if not self._stands(one, folded)]
        if missing:
            present = sorted(one for one in set(self.terms(folded)) if len(one) > 1)
            if present:
                # What the glossary explains is not meant by anything near to it.
                missing = [
                    one for one in missing if self.meanings(one) or not self._near(one, present)
                ]
        return 1.0 - len(missing) / len(words)

    def _stands(self, word: str, text: str) -> bool:
        if word in text:
            return True
        meanings = self.meanings(word)
        if meanings or self.terms.is_word(word):
            return any(one in text for one in meanings)
        # Of a word that the dictionary lacks, the tagger guessed where it begins.
        return word[-1] in text

    def meanings(self, word: str) -> list[str]:
        """Return the terms of the rules that the glossary has for a word."""
        found = self.glossary.current().expand(word, self.terms)
        return [one for each in found.values() for one in each]

    def _near(self, word: str, present: list[str]) -> bool:
        if not self.terms.is_word(word):
            return False
        import numpy

        vectors = numpy.asarray(self.embedder.embed_documents([word, *present]))
        return float((vectors[1:] @ vectors[0]).max()) >= _NEAR
