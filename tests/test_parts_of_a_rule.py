"""A code whose parts are files of their own: each part answers for its articles."""

from __future__ import annotations

import pytest
from made_up import workshop_at

from knowledge.bootstrap import Workshop
from knowledge.model import Answer

PARTS = {
    "楼道编.txt": ("第一条 楼道里不得停放电动车。", "第二条 楼道灯由物业每周检查一次。"),
    "花园编.txt": ("第三条 花园里的长椅每年刷漆一次。", "第四条 遛狗应当牵绳。"),
    "附则.txt": ("第五条 本汇编自2022年5月1日起施行。",),
}


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("code")
    (folder / "documents").mkdir()
    for name, articles in PARTS.items():
        text = "\n".join(("云泽市社区公约管理规定", *articles))
        (folder / "documents" / name).write_text(text + "\n", encoding="utf-8")
    workshop = workshop_at(folder / "var", folder / "documents")
    workshop.ingestion()
    return workshop


@pytest.mark.parametrize(("article", "said"), [("第二条", "楼道灯"), ("第三条", "长椅")])
def test_an_article_is_quoted_from_the_part_that_has_it(
    code: Workshop, article: str, said: str
) -> None:
    answer = code.answerer(f"云泽市社区公约管理规定{article}")
    assert isinstance(answer, Answer) and said in answer.text


def test_every_part_is_searched(code: Workshop) -> None:
    answer = code.answerer("遛狗要牵绳吗？")
    assert isinstance(answer, Answer) and "牵绳" in answer.text
