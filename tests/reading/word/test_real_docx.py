"""Reading real Word files, which lie beside the repository where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.source import SourceText
from knowledge.structure import structure
from reading.word.word_files import read

OFFICE = Path(__file__).parents[3] / "../shared/data/collection/office"
ARTICLES = {
    "刑事诉讼法": 308,
    "刑法": 505,
    "劳动合同法": 98,
    "国家安全法": 84,
    "国旗法": 24,
    "未成年人保护法": 132,
    "行政处罚法": 86,
}

pytestmark = pytest.mark.skipif(not OFFICE.is_dir(), reason="no real documents here")


def source_of(relative: str) -> SourceText:
    return read((OFFICE / relative).read_bytes(), relative)


@pytest.mark.parametrize(("law", "articles"), ARTICLES.items())
def test_laws_left_in_chunks_are_read_whole(law: str, articles: int) -> None:
    source = source_of(f"laws/中华人民共和国{law}.docx")
    [document] = structure(source).documents
    assert (document.title, document.articles) == (f"中华人民共和国{law}", articles)
    assert not source.warnings and not document.warnings
    assert {line.removed for line in source.removed} <= {"目录"}


def test_a_handbook_keeps_its_headings() -> None:
    source = source_of("handbooks/员工手册_ai-knowledge-system.docx")
    headings = [line.text for line in source.lines if line.heading]
    assert {"第三章 考勤与休假管理制度", "3.2 考勤规则"} <= set(headings)
    assert not source.removed and not source.warnings
