"""What a question takes for granted and the document does not bear out."""

from __future__ import annotations

import pytest
from made_up import dated, made_document, made_evidence

from knowledge.bootstrap import Workshop
from knowledge.model import Document, Kind
from knowledge.search import Name, Objected, Objection, Objections, read_question

ARTICLE = made_document(
    "档案数字化的一年",
    kind=Kind.EXPERIENCE,
    authors=("赵晚晴",),
    published=dated("2024-03-05"),
)
RULE = made_document("云泽市档案查阅办法", effective="2022-01-01")
TOLD = "档案室扫描了3600卷档案，差错率由8%降到2%，查阅时间由2天缩短到20分钟。"


@pytest.fixture(scope="module")
def hold(sample: Workshop) -> Objections:
    return Objections(sample.terms, sample.embedder)


def objected(
    hold: Objections,
    asked: str,
    text: str = TOLD,
    *,
    document: Document = ARTICLE,
    years: tuple[str, ...] = (),
    names: tuple[Name, ...] = (),
) -> list[Objected]:
    evidence = [made_evidence(text, document=document)]
    question = read_question(asked, hold._terms)
    return hold(
        question,
        evidence,
        names,
        numbers=frozenset({1}),
        document_text=lambda: text,
        mentioned=lambda words: False,
        years=years,
    )


def name(word: str, *holders: int, certain: bool = False) -> Name:
    return Name(word, frozenset(holders), None, certain)


def test_a_question_that_the_passage_bears_out_meets_no_objection(hold: Objections) -> None:
    assert objected(hold, "扫描3600卷后差错率降到了百分之几") == []


def test_a_year_that_stands_nowhere(hold: Objections) -> None:
    found = objected(hold, "2019年扫描了几卷", years=("2019",))
    assert found == [Objected(Objection.YEAR, "2019")]


def test_the_year_of_publication_is_borne_out(hold: Objections) -> None:
    assert objected(hold, "2024年扫描了多少", years=("2024",)) == []


def test_a_figure_that_stands_nowhere(hold: Objections) -> None:
    assert objected(hold, "扫描了9999卷吗") == [Objected(Objection.FIGURE, "9999")]


def test_a_full_width_figure_is_the_same_figure(hold: Objections) -> None:
    assert objected(hold, "扫描３６００卷", "共扫描３６００卷。") == []


def test_a_name_that_only_other_documents_hold(hold: Objections) -> None:
    found = objected(hold, "青石镇扫描档案", names=(name("青石镇", 7, 8),))
    assert found == [Objected(Objection.NAME, "青石镇")]


def test_a_place_that_no_document_holds_is_objected_to(hold: Objections) -> None:
    found = objected(hold, "上海扫描档案", names=(name("上海", certain=True),))
    assert found == [Objected(Objection.NAME, "上海")]


def test_a_misprint_that_no_document_holds_is_not(hold: Objections) -> None:
    assert objected(hold, "青时镇扫描档案", names=(name("青时镇"),)) == []


def test_a_name_that_this_document_holds_is_borne_out(hold: Objections) -> None:
    assert objected(hold, "青石镇扫描档案", names=(name("青石镇", 1, 8),)) == []


def test_quoted_words_that_stand_nowhere(hold: Objections) -> None:
    found = objected(hold, "“六步闭环法”怎么扫描档案")
    assert found == [Objected(Objection.QUOTED, "六步闭环法")]


@pytest.mark.parametrize("words", ["扫描了3600卷档案", "扫描档案", "差错率"])
def test_quoted_words_may_be_quoted_roughly(hold: Objections, words: str) -> None:
    assert objected(hold, f"“{words}”是哪一年的事") != [Objected(Objection.QUOTED, words)]
    assert Objection.QUOTED not in [one.kind for one in objected(hold, f"讲讲“{words}”")]


def test_a_change_told_the_wrong_way_round(hold: Objections) -> None:
    found = objected(hold, "差错率从2%涨到8%")
    assert [one.kind for one in found] == [Objection.REVERSED]


def test_a_change_told_the_right_way_round(hold: Objections) -> None:
    assert objected(hold, "差错率从8%降到2%") == []


def test_a_reason_that_is_not_given(hold: Objections) -> None:
    assert objected(hold, "为什么扫描档案") == [Objected(Objection.CAUSE)]
    because = "因为纸质档案虫蛀严重，档案室开始扫描。"
    assert objected(hold, "为什么扫描档案", because) == []


@pytest.mark.parametrize("asked", ["扫描仪花了多少钱", "多久扫描一次", "扫描要多长时间"])
def test_an_amount_that_is_not_given(hold: Objections, asked: str) -> None:
    assert objected(hold, asked, "档案室购置了扫描仪。") == [Objected(Objection.AMOUNT)]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("扫描仪花了多少钱", "扫描仪花费900元。"),
        ("多久扫描一次", "档案室每季度扫描一批。"),
        ("扫描要多长时间", "扫描须在3个工作日内完成。"),
    ],
)
def test_an_amount_that_is_given(hold: Objections, asked: str, text: str) -> None:
    assert objected(hold, asked, text) == []


def test_an_amount_in_the_next_sentence_will_do(hold: Objections) -> None:
    assert objected(hold, "扫描仪花了多少钱", "档案室购置了扫描仪。共花费900元。") == []


def test_rules_are_not_held_against_the_askers_own_figures_and_places(hold: Objections) -> None:
    rule = "到省外查阅档案的，由分管领导审批，补助每天不超过100元。"
    outside = (name("上海", certain=True),)
    asked = "去上海查阅档案花了860元能补助多少"
    assert objected(hold, asked, rule, document=RULE, names=outside) == []
    kinds = {one.kind for one in objected(hold, asked, rule, names=outside)}
    assert kinds == {Objection.FIGURE, Objection.NAME}


def test_rules_are_held_against_quoted_words(hold: Objections) -> None:
    found = objected(hold, "“三色标签”怎么贴", "档案盒应当贴标签。", document=RULE)
    assert found == [Objected(Objection.QUOTED, "三色标签")]


SHELF = "损毁图书的，读者应当按照定价的2倍赔偿，并在15日内到服务台办理手续。"


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("押金存在哪家银行", Objection.THING),
        ("损毁图书会发哪种奖状", Objection.THING),
        ("服务台负责人叫什么名字", Objection.PERSON),
        ("图书“三赔”是哪三赔", Objection.ITEMS),
        ("办理手续的窗口有几平方米", Objection.AMOUNT),
    ],
)
def test_what_is_asked_for_and_not_given(hold: Objections, asked: str, kind: Objection) -> None:
    assert kind in [one.kind for one in objected(hold, asked, SHELF, document=RULE)]


@pytest.mark.parametrize(
    "asked", ["损毁图书按几倍赔偿", "损毁图书几天内办手续", "损毁图书赔多少钱"]
)
def test_what_is_asked_for_and_given(hold: Objections, asked: str) -> None:
    text = SHELF.replace("15日", "15日（最少50元）")
    assert objected(hold, asked, text, document=RULE) == []


@pytest.mark.parametrize(
    "asked", ["帮我写一份检讨书", "给大家讲个睡前故事", "把这段话翻译成法文", "37乘以12等于几"]
)
def test_to_make_something_is_no_question_to_documents(hold: Objections, asked: str) -> None:
    assert objected(hold, asked, SHELF, document=RULE) == [Objected(Objection.REQUEST)]


def test_how_something_is_written_is_a_question(hold: Objections) -> None:
    text = "借阅申请应当写明书名、用途和归还日期。"
    assert objected(hold, "借阅申请怎么写", text, document=RULE) == []


def test_a_numbered_body_is_told_from_its_neighbour(hold: Objections) -> None:
    text = "第二阅览室全年接待读者3600人次。"
    assert objected(hold, "第二阅览室接待了多少人次", text) == []
    found = objected(hold, "第三阅览室接待了多少人次", text)
    assert Objection.NAME in [one.kind for one in found]


def test_a_question_why_takes_its_figure_for_granted(hold: Objections) -> None:
    text = "为了加快流通，借阅期限定为两个月。"
    kinds = [one.kind for one in objected(hold, "借阅期限为什么定成五个月", text, document=RULE)]
    assert Objection.FIGURE in kinds
    assert objected(hold, "借阅期限为什么定成两个月", text, document=RULE) == []


def test_quoted_words_whose_meaning_is_asked_must_stand_there(hold: Objections) -> None:
    text = "本办法所称善本，是指具有特殊价值的古籍。"
    assert objected(hold, "“善本”是指什么", text, document=RULE) == []
    found = objected(hold, "“珍本古籍”是指什么", text, document=RULE)
    assert Objected(Objection.QUOTED, "珍本古籍") in found


def test_nouns_of_a_narrated_case_are_the_askers_own(hold: Objections) -> None:
    asked = "我外甥把奶茶洒在书上了，损毁图书按几倍赔偿"
    assert objected(hold, asked, SHELF, document=RULE) == []


def test_every_objection_has_a_sentence_of_its_own() -> None:
    from knowledge.answer.texts import OBJECTIONS

    assert set(OBJECTIONS) == {one.value for one in Objection}
