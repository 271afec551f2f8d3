"""What an office's own files (Word, PDF, a scan, a workbook) give to those who ask."""

from __future__ import annotations

import pytest

from knowledge.bootstrap import Workshop
from knowledge.model import Answer, Document, Kind, Level

SEAL = "云泽市统计局印章使用管理办法"
ARTICLE = "执法不止于罚"
DUTY = "关于做好2025年国庆节、中秋节放假期间值班工作的通知"
SUPPLIES = "办公用品领用标准"


def document(sample: Workshop, name: str) -> tuple[Document, str]:
    catalogue = sample.library.catalogue()
    found = catalogue.find(name)
    return found, catalogue.text(found.id)


@pytest.mark.parametrize(
    ("asked", "told", "where"),
    [
        ("印章使用管理办法第二十四条", "2023年8月1日", "第七章 第二十四条"),
        ("科长出差了，用印审批单副科长能代签不？", "副职代签", "第十二条"),
        ("三书同达那篇里，2024年整改一次通过率是多少？", "2024年：93.4", "（第3页）"),
        ("国庆3号是哪位局领导带班？", "贺云舟", "值班安排表"),
        ("一个科室一年能领几包A4纸？", "每科室每年：40", "“领用标准”第10行"),
    ],
)
def test_an_answer_names_the_place_as_its_file_counts(
    sample: Workshop, asked: str, told: str, where: str
) -> None:
    answer = sample.answerer(asked)
    assert isinstance(answer, Answer), answer.text
    assert told in answer.text
    assert where in answer.citations[0].location


def test_numbers_that_word_draws_are_in_the_text(sample: Workshop) -> None:
    rule, text = document(sample, SEAL)
    places = sample.library.catalogue().places(rule.id)
    assert [one.number for one in places if one.level is Level.ARTICLE] == [*range(1, 25)]
    assert "（四）伪造、变造用印审批材料的。" in text
    assert (rule.title, rule.document_number) == (SEAL, "云统〔2023〕17号")
    assert rule.effective is not None and rule.effective.iso == "2023-08-01"


def test_a_merged_table_says_each_row_in_full(sample: Workshop) -> None:
    _, text = document(sample, SEAL)
    (row,) = [line for line in text.split("\n") if "5万元以上的合同 |" in line]
    assert row.startswith("印章种类：合同专用章 | 用印事项：5万元以上的合同 | ")
    assert "审批程序 › 分管局领导：审核 | 审批程序 › 局长：批准" in row


def test_a_printed_article_is_whole_paragraphs_without_its_running_lines(sample: Workshop) -> None:
    article, text = document(sample, ARTICLE)
    assert "第二步送，三书在检查结束当日一并送达；第三步访，" in text
    assert "云泽统计工作交流　2025年第3期" not in text and "— 2 —" not in text
    assert all(len(line) > 60 or not line.endswith("，") for line in text.split("\n"))
    assert (article.kind, article.authors) == (Kind.EXPERIENCE, ("唐以宁", "周见山"))


def test_a_scan_is_read_with_its_table_and_says_that_it_is_one(sample: Workshop) -> None:
    notice, text = document(sample, DUTY)
    assert "日期：10月7日 | 星期：二 | 带班局领导：贺云舟" in text
    assert (notice.kind, notice.document_number) == (Kind.NOTICE, "云统办〔2025〕23号")
    answer = sample.answerer("国庆值班几点交接班？")
    assert isinstance(answer, Answer)
    assert "扫描" in "".join(one.text for one in answer.notices)


def test_a_workbook_gives_rows_under_their_headers_and_questions_with_answers(
    sample: Workshop,
) -> None:
    _, text = document(sample, SUPPLIES)
    assert "类别：桌面用具 | 品名：订书机 | " in text
    assert "领用标准 › 新到岗人员一次配发：1" in text
    assert "问：领多了或者领错了能退吗？\n答：未拆封的，" in text
