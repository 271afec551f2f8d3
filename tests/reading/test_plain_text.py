from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading import TextReader


def test_lines_lose_their_indentation_and_nothing_else() -> None:
    source = TextReader().read("　　第一条　为了 A  B\t\n\n \t第二条…… \n".encode(), "a.txt")
    assert source.text == "第一条　为了 A  B\n第二条……"
    assert [line.number for line in source.lines] == [1, 2]
    assert (source.path, source.format, source.encoding) == ("a.txt", "text", "utf-8")


def test_a_removed_line_is_kept_with_its_reason() -> None:
    data = "当前位置：首页 > 通知\n请各支部按时参会。\n".encode("gb18030")
    source = TextReader().read(data, "a.txt")
    assert source.text == "请各支部按时参会。"
    assert [(line.number, line.text, line.removed) for line in source.removed] == [
        (1, "当前位置：首页 > 通知", "导航")
    ]


@given(
    st.text(
        st.sampled_from("第一条党员。；：>首页上下一版权所有©分享到 　\n\t-=*|#12"), max_size=200
    )
)
def test_every_visible_line_is_there(text: str) -> None:
    lines = TextReader().read(text.encode(), "a.txt").lines
    assert [line.text for line in lines] == [s for line in text.split("\n") if (s := line.strip())]
