"""The answer key at the end of a paper: 1—5 BACDA, 6. ABD, a table of numbers and letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Problem
from knowledge.quiz.exchange.paper_lines import PaperLine
from knowledge.quiz.exchange.paper_marks import labelled, numbered
from knowledge.quiz.exchange.paper_question import Written
from knowledge.quiz.exchange.words import read_type
from knowledge.quiz.item import ItemType

_TITLE = re.compile(r"[^。？?，,]{0,20}答案(?:(?:及|和|与)[^。？?，,：:]{1,10})?[】\]]?\s*[:：]?")
_ONE = r"(?:正确|错误|[√×✓✔✗✘╳对错TF])"
_LETTERS_OR_TICK = re.compile(rf"(?:[A-L]+|{_ONE})")
_RANGE = re.compile(r"(\d{1,4})\s*[-—–－~～至到]+\s*(\d{1,4})\s*题?\s*[.．、:：]?\s*([^\d]+)")
_SINGLE = re.compile(
    rf"(?:^|(?<=[\s;；,，、。A-L√×对错误确]))[（(]?(\d{{1,4}})\s*[.．、:：)）]?\s*"
    rf"((?:[A-L][\s、,，]?)*[A-L](?![A-Za-z])|{_ONE})\s*[;；,，、。]?\s*(?=$|[\d（(])"
)
_MANY = re.compile(r"(?:^|(?<=[\s;；]))(\d{1,4})\s*[.．、]\s*(?!\d)")
_NUMERAL = re.compile(r"([一二三四五六七八九十]{1,3})[、.．:：]")
_CELL_HEAD = re.compile(r"^(?:题\s*号|答案|解析与出处|答案解析|解析)\s*(?:：|$)")
_DIGITS = 5
_BARE_RUN = re.compile(rf"(?:[A-L]|{_ONE}|[\s,，、;；])+")
_TYPED = re.compile(
    r"([^\d:：（(]{2,10}?题?)(?:[（(][^）)]*[）)])?\s*(?:[:：]\s*|(?=\d|$))(.*)", re.S
)


def is_key_title(text: str, after: str) -> bool:
    """Whether the key begins with a line: 参考答案; one with a colon is a label, mostly.

    >>> is_key_title("参考答案及出处", ""), is_key_title("答案：", "要点一")
    (True, False)
    """
    if not _TITLE.fullmatch(text):
        return False
    return text[-1] not in ":：】]" or bool(run_of(labelled(typed_rest(after)[1])[0][1]))


def typed_rest(text: str) -> tuple[str, str]:
    """Return the type that a line of the key begins with, and what follows.

    >>> typed_rest("单选题：1. B 2. C"), typed_rest("1. B")
    (('单选题', '1. B 2. C'), ('', '1. B'))
    """
    text = re.sub(r"^[一二三四五六七八九十]{1,3}[、.．:：]\s*", "", text)
    found = _TYPED.match(text)
    if found is not None and read_type(found[1]) is not None:
        return found[1], found[2].strip()
    return "", text.strip()


def run_of(text: str) -> list[tuple[int, str]]:
    """Return the answers of a line that holds nothing but numbers with letters or ticks.

    >>> run_of("1—3 BAD　4. ABD"), run_of("1.B2.C"), run_of("1. 选定书目")
    ([(1, 'B'), (2, 'A'), (3, 'D'), (4, 'ABD')], [(1, 'B'), (2, 'C')], [])
    """
    found: list[tuple[int, str]] = []

    def shared(mark: re.Match[str]) -> str:
        first, last = int(mark[1]), int(mark[2])
        each = shared_out(mark[3], last - first + 1)
        if not each:
            return mark[0]
        found.extend(zip(range(first, last + 1), each, strict=True))
        return " "

    left = _RANGE.sub(shared, text).strip()
    singles = list(_SINGLE.finditer(left))
    if _SINGLE.sub("", left).strip(" 　\t;；,，、。"):
        return []
    return found + [(int(one[1]), one[2]) for one in singles]


def shared_out(text: str, count: int) -> list[str]:
    """Return an answer for each of `count` questions, none where they do not come out even.

    >>> shared_out("BACDA", 5), shared_out("AB ABD C", 3), shared_out("AB", 3)
    (['B', 'A', 'C', 'D', 'A'], ['AB', 'ABD', 'C'], [])
    """
    if not _BARE_RUN.fullmatch(text):
        return []
    groups = [one for one in re.split(r"[\s,，、;；]+", text) if one]
    if len(groups) == count and all(map(_LETTERS_OR_TICK.fullmatch, groups)):
        return groups
    ones = re.findall(rf"[A-L]|{_ONE}", text)
    return ones if len(ones) == count else []


def worded(text: str) -> list[tuple[int, str]]:
    """Return the answers in words of one line, by numbers that follow each other.

    >>> worded("1. 每月 2. 每季度"), worded("1、2. ")
    ([(1, '每月'), (2, '每季度')], [])
    """
    marks: list[re.Match[str]] = []
    for mark in _MANY.finditer(text):
        if (marks and int(mark[1]) == int(marks[-1][1]) + 1) or (not marks and not mark.start()):
            marks.append(mark)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    told = zip(marks, ends, strict=False)  # no mark, no answer: the end alone says nothing
    return [(int(mark[1]), text[mark.end() : end].strip(" 　\t;；")) for mark, end in told]


class KeyReader:
    """Gives the answers of a key to the questions that they are for.

    Args:
        questions: those of the paper.
        sections: numeral and name of each section, by the places that questions name.
    """

    def __init__(self, questions: Sequence[Written], sections: Sequence[tuple[str, str]]) -> None:
        self.problems: list[Problem] = []
        self._questions = questions
        self._sections = sections
        self._section: int | None = None
        self._numbers: list[int] = []  # of a table whose answers stand in the row below
        self._style = ""
        self._last: Written | None = None
        self._part = texts.ANSWER

    def take(self, line: PaperLine) -> None:
        """Take one line of the key; what it is for nobody knows is a problem."""
        if line.row:
            return self._row(line)
        if line.text.isdecimal() and len(line.text) < _DIGITS:  # before an answer of many lines
            self._answer(line, int(line.text), " ")
            self._style = "bare"
            return
        words = self._after_head(line.text)
        for column, said in labelled(words) if words else ():
            if column:
                self._say(column, said)
            elif said:
                self._lead(line, said)

    def _after_head(self, text: str) -> str:
        """Return what follows the head of a section, where the line begins with one."""
        numeral = _NUMERAL.match(text)
        type_, rest = typed_rest(text)
        if not type_ and not (numeral and (run_of(rest) or _BARE_RUN.fullmatch(rest))):
            return text
        self._section = self._section_of(numeral[1] if numeral else "", type_)
        self._last = None
        self._style = ""
        return rest

    def _lead(self, line: PaperLine, words: str) -> None:
        answers = run_of(words)
        mark = numbered(words)
        if not answers and self._section is not None:
            here = self._of_section()
            each = shared_out(words, len(here))
            answers = [(place, one) for place, one in enumerate(each, start=1)]
        if not answers and mark is not None and self._style in ("", mark.style):
            answers = [(mark.number, mark.rest)] if self._opens(mark.number) else []
            if answers and mark.style == "bare" and not self._is_long:
                answers = worded(words) or answers
            self._style = mark.style
        if not answers:
            self._goes_on(line, words)
        for number, answer in answers:
            self._answer(line, number, answer)

    def _goes_on(self, line: PaperLine, words: str) -> None:
        if self._last is None:
            if not is_key_title(words, ""):
                shown = texts.KEY_UNCLEAR.format(text=words[:20])
                self.problems.append(Problem(line.number, texts.ANSWER, shown, unit=line.unit))
        elif self._part == texts.ANSWER and self._last.keyed and not words.startswith("《"):
            self._last.keyed[-1].append(words)
        else:
            self._say(texts.EXPLANATION if self._part == texts.ANSWER else self._part, words)

    def _say(self, column: str, words: str) -> None:
        if self._last is None:
            return
        if column == texts.ANSWER:
            self._last.keyed.append([words])
        else:
            self._last.parts.setdefault(column, []).append(words)
        self._part = column

    def _answer(self, line: PaperLine, number: int, answer: str) -> None:
        self._last = self._question(number)
        self._part = texts.ANSWER
        if self._last is None:
            shown = texts.KEY_OF_NOTHING.format(number=number)
            self.problems.append(Problem(line.number, texts.ANSWER, shown, unit=line.unit))
        elif answer:
            self._last.keyed.append([answer])

    def _row(self, line: PaperLine) -> None:
        cells = [cell.strip() for cell in line.text.split(" | ")]
        bare = [_CELL_HEAD.sub("", cell) for cell in cells]
        numbers = [int(cell) for cell in bare if cell.isdecimal() and len(cell) < _DIGITS]
        if self._numbers and cells[0].startswith(texts.ANSWER):
            for number, answer in zip(self._numbers, filter(None, bare), strict=False):
                self._answer(line, number, answer)
            self._numbers = []
        elif numbers and len(numbers) == sum(map(bool, bare)):
            self._numbers = numbers
        elif bare[0].isdecimal() and len(bare) > 1 and numbers:
            _, answer, *rest = line.text.split(" | ", 2)
            self._answer(line, numbers[0], _CELL_HEAD.sub("", answer.strip()))
            if rest and self._last is not None:
                self._say(texts.EXPLANATION, _CELL_HEAD.sub("", rest[0].strip()))
            self._last = None

    def _question(self, number: int) -> Written | None:
        if self._section is None:
            found = [one for one in self._questions if one.number == number]
            open_ = [one for one in found if not one.keyed]
            return next(iter(open_ or found), None)
        here = self._of_section()
        found = [one for one in here if one.number == number]
        return found[0] if found else here[number - 1] if 0 < number <= len(here) else None

    def _opens(self, number: int) -> bool:
        """Whether a number is that of a question, and not of a point of the last answer."""
        last = self._last.number if self._last is not None else None
        return last is None or not self._is_long or number == last + 1

    @property
    def _is_long(self) -> bool:
        """Whether answers of this section have points of their own."""
        one = self._last or next(iter(self._of_section()), None)
        return one is not None and one.type in (ItemType.SHORT, ItemType.CARD)

    def _of_section(self) -> list[Written]:
        return [one for one in self._questions if one.section == self._section]

    def _section_of(self, numeral: str, type_: str) -> int | None:
        wanted = read_type(type_) if type_ else None
        best: tuple[int, int] | None = None
        for place, (its_numeral, name) in enumerate(self._sections[1:], start=1):
            fits = 2 * (wanted is not None and read_type(name) is wanted)
            fits += bool(numeral) and its_numeral == numeral
            if fits and (best is None or fits > best[0]):
                best = fits, place
        return best[1] if best else None
