"""Which words of a rule are asked for, and which only one document's wording would fill in."""

from __future__ import annotations

import pytest

from knowledge.model import Kind
from knowledge.quiz import GAP
from knowledge.quiz.facts import FactKind, find_facts
from knowledge.quiz.material.openings import before
from knowledge.quiz.material.worth import lacks_subject, worthless
from knowledge.quiz.writing import write_blanks, write_shorts, write_singles
from tests.quiz.volumes import volume

TITLE = "党员读书小组办法"


def keys(*sentences: str, title: str = TITLE) -> list[str]:
    """What is asked in blanks."""
    return [one.key_text for one in write_blanks(volume(title, *sentences), ())]


def options(words: str, *sentences: str) -> set[str]:
    """The wrong options beside the words; none where no single choice asks for them."""
    items = write_singles(volume(TITLE, *sentences), ())
    return {text for one in items if words in one.right for text in one.options} - {words}


@pytest.mark.parametrize(
    "rule",
    [
        "读书小组应当发挥经典对青年成长的引领作用。",
        "读书应当坚持继承和创新相结合。",
        "读书小组应当坚持严格要求和热情关心爱护相统一。",
        "购书应当按照按需采购、分批到货、专人验收、定期盘点的原则办理。",
        "处理损坏图书的行为，应当采取十分慎重的态度。",
        "读书小组设采购、登记、保管等委员会，管理图书。",
        "读书小组视情况在分馆设立书记或者副书记。",
        "读书总会设立读书委员会。",
        "分馆设立读书小组，应当与借阅室相对应。",
        "组员应当善于同非组员干部合作共事。",
        "培训一般采取线下方式，也可以采取视频方式。",
        "除按照规定由分馆自行采购的图书外，应当统一采购。",
        "对问题严重的读书小组，应当按照规定严肃问责。",
        "小组副组长协助党支部书记开展工作。",
    ],
)
def test_what_many_words_would_fill_is_not_asked_for(rule: str) -> None:
    kinds = {FactKind.PHRASE, FactKind.OUTCOME, FactKind.BODY}

    assert not [one.text for one in find_facts(rule) if one.kind in kinds and one.sure]


def test_a_compound_is_asked_for_whole() -> None:
    assert keys("全体组员是馆内的议事决策机构。") == ["议事决策机构"]


def test_a_body_is_asked_for_by_its_condition_or_its_purpose() -> None:
    assert keys("成员7人以上的，设立读书委员会。") == ["7", "读书委员会"]
    assert keys("读书总会设立读书委员会，统一管理图书的采购。") == ["读书委员会"]


@pytest.mark.parametrize(
    "rule",
    [
        "组员应当树立爱书、读书、护书的理念。",
        "组员应当坚定阅读自信、写作自信、表达自信。",
        "本办法适用于采购部门、借阅部门、保管部门。",
    ],
)
def test_creeds_and_rows_of_offices_are_no_series_to_know(rule: str) -> None:
    assert not keys(rule, title="读书章程")


@pytest.mark.parametrize(
    "rule",
    [
        "组员长期不还图书的，支部应当教育他，要求他限期改正。",
        "连续六个月不参加活动，就被认为是自行脱党。",
        "劝而不退的，由支部大会决定把他除名。",
        "临时读书组撤销后，临时党支部自然撤销。",
    ],
)
def test_an_outcome_is_asked_where_others_would_be_a_sentence_too(rule: str) -> None:
    assert not [one for one in find_facts(rule) if one.kind is FactKind.OUTCOME]


def test_an_outcome_for_another_case_is_no_choice() -> None:
    rule = "表现不足的，可以延长一次预备期；不具备条件的，应当取消其预备党员资格。"

    assert options("取消其预备党员资格", rule) == {"开除其党籍", "停止其党籍", "暂停其党员权利"}


def test_of_the_cases_of_an_article_few_have_their_outcome_asked_for() -> None:
    cases = ("长期不还的", "损坏图书的", "转借他人的", "冒名借阅的")
    rule = volume(TITLE, "。".join(f"{one}，予以除名" for one in cases) + "。")
    base = rule.statements[0]
    parts = tuple(
        type(base)(**{**_fields(base), "text": f"{one}，予以除名。", "number": at})
        for at, one in enumerate(cases)
    )
    made = type(rule)(rule.document, rule.text, parts)

    assert len(list(write_singles(made, ()))) == 2


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}  # type: ignore[attr-defined]


def test_a_body_that_the_sentence_names_otherwise_is_no_choice() -> None:
    rule = "对组员的处理，必须经过支部大会讨论决定，报党的基层委员会批准。"

    assert options("支部大会", rule) == {"党支部委员会", "党小组", "党总支委员会"}


def test_who_presides_over_what_bears_his_name_is_not_asked() -> None:
    assert not options("党小组组长", "党小组会由党小组组长召集并主持。")


def test_who_works_in_a_field_is_not_asked_where_the_field_is_named() -> None:
    assert not options("外事管理部门", "外事管理部门应当加强出国审批。")


def test_of_what_a_body_is_only_the_first_is_said() -> None:
    rule = "党支部党员大会是党支部的最高决策机构，由全体党员参加，研究借阅规则。"
    (item,) = [one for one in write_singles(volume(TITLE, rule), ())]

    assert item.stem == f"根据《{TITLE}》第1条，{GAP}是党支部的最高决策机构。"


def test_a_principle_of_many_phrases_is_asked_in_words() -> None:
    rule = "购书经费的使用应当坚持按需采购、量入为出、专人保管的原则。"
    (item,) = write_shorts(volume(TITLE, rule), ())

    assert item.stem == f"根据《{TITLE}》第1条，购书经费的使用应当坚持什么样的原则？"
    assert item.key_text.split("\n") == ["按需采购", "量入为出", "专人保管"]


def test_whose_task_it_is_is_said_without_how_he_is_chosen() -> None:
    opening = "读书联系人由责任心强、善于表达、热爱读书的组员担任，主要任务是："
    listed = volume(TITLE, "每月至少讲1次书。", opening=opening)
    stems = {one.stem for one in write_blanks(listed, ())}

    assert stems == {f"根据《{TITLE}》第1条，读书联系人的主要任务之一是：{GAP}至少讲1次书。"}


def test_a_case_that_says_what_follows_needs_no_lead() -> None:
    opening = "组员有下列情形之一的，按照规定除名："
    listed = volume(TITLE, "连续六个月不参加活动的，予以除名。", opening=opening)
    stems = {one.stem for one in write_blanks(listed, ())}

    assert stems == {f"根据《{TITLE}》第1条，连续{GAP}不参加活动的，予以除名。"}


@pytest.mark.parametrize(
    "rule",
    [
        "《借阅登记表》的式样由市图书馆制定。",
        "铁路、民航系统党组织的读书经费，每年按照5％上缴。",
        "甲省党委，乙市党委，丙县工委和丁部党组，每年报送一次读书情况。",
    ],
)
def test_forms_and_rules_for_systems_apart_are_not_worth_an_item(rule: str) -> None:
    assert worthless(rule)


def test_a_period_is_told_with_what_it_is_of() -> None:
    text = "特殊情况下，可以适当延长办理期限。"

    assert lacks_subject("办理期限最长不得超过六个月。")
    assert lacks_subject("在紧急情况结束后一年内，必须归还图书。")
    assert before(text, 0, len(text)) == ""


def test_how_an_experience_calls_its_methods_is_not_asked() -> None:
    story = volume("读书做法", "制定了“一读三评”规范，坚持评读结合。", kind=Kind.EXPERIENCE)

    assert not list(write_blanks(story, ()))
    assert not list(write_singles(story, ()))
