"""Whether the characters of a page can be what it shows."""

from __future__ import annotations

import pytest

from knowledge.reading.pages.legible import is_legible
from reading.pages.words import RULE


@pytest.mark.parametrize(
    "text",
    [
        "",
        RULE,
        RULE + "\uf0b7" * 3,  # bullets of a symbol font
        "Reading room: open daily from 9 to 21, see https://example.org/room?id=3",
        "閱覽室每週開放五天，請準時離開並關閉電源。" * 3,  # traditional
        "目录……………………………………1\n附录……………………………………12",
        "√ ② 3.14 ± 0.05 ≥ 2 × 10³ kg/m³",
        "值班员名单：王㛃 李堃 张喆 赵赟 陈昇 何翀 周珺 孙旻",  # names with rare characters
    ],
)
def test_text(text: str) -> None:
    assert is_legible(text)


@pytest.mark.parametrize(
    "text",
    [
        "\ue001\ue002\ue003人\ue004",
        "\ufffd\ufffd\ufffd",
        "\x01\x02\x03\x04abc",
        "ÖÐ»ªÈËÃñ¹²ºÍ¹ú£¬ÖÐ¹ú¹²²úµ³",
        "囈噁垜埲塸奰媷屭崟廞怗愮懤扻捪撊",
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~!\"#$%&'()",
    ],
)
def test_garbage(text: str) -> None:
    assert not is_legible(text)
