"""What trainers write behind their commands is understood, or left over."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.publishing.wishes import Wish

TODAY = date(2026, 11, 22)  # a Sunday
SOME = st.text(
    st.sampled_from("0123456789:：点半月日周一五-/ 题秒每间隔t.mec至到Asia后天明"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Wish()),
        ("5", Wish(count=5)),
        ("8:30", Wish(at=time(8, 30))),
        ("８：３０", Wish(at=time(8, 30))),
        ("8点", Wish(at=time(8))),
        ("19点半", Wish(at=time(19, 30))),
        ("12:00 工作日", Wish(at=time(12), weekdays=(1, 2, 3, 4, 5))),
        ("8:15 周一三五", Wish(at=time(8, 15), weekdays=(1, 3, 5))),
        ("8:15 周一至周四", Wish(at=time(8, 15), weekdays=(1, 2, 3, 4))),
        ("8:15 周一、周日", Wish(at=time(8, 15), weekdays=(1, 7))),
        ("8:15 Mon, Wed", Wish(at=time(8, 15), weekdays=(1, 3))),
        ("明天 19:30", Wish(at=time(19, 30), day=date(2026, 11, 23))),
        ("11-27 19:30", Wish(at=time(19, 30), day=date(2026, 11, 27))),
        ("11月27日19:30", Wish(at=time(19, 30), day=date(2026, 11, 27))),
        ("1月5号 9点", Wish(at=time(9), day=date(2027, 1, 5))),
        ("2027-02-28 9:00", Wish(at=time(9), day=date(2027, 2, 28))),
        ("安静 22:00-7:00", Wish(hours=(time(22), time(7)), rest="安静")),
        ("安静 22点到7点半", Wish(hours=(time(22), time(7, 30)), rest="安静")),
        ("时区 Asia/Urumqi", Wish(zone="Asia/Urumqi", rest="时区")),
        ("20题 每题30秒 间隔1分钟", Wish(count=20, limit_s=30, interval_s=60)),
        ("20 items limit 30s every 2min", Wish(count=20, limit_s=30, interval_s=120)),
        ("5 https://t.me/c/1234567890/7/42", Wish(count=5, group=-1001234567890, topic=7)),
        ("5 t.me/c/1234567890/42", Wish(count=5, group=-1001234567890)),
        ("5 https://t.me/xuexi_qun/42", Wish(count=5, group="xuexi_qun")),
        ("5 -1001234567890", Wish(count=5, group=-1001234567890)),
        ("早上八点", Wish(at=time(8))),
        ("晚上7点半", Wish(at=time(19, 30))),
        ("今晚8点", Wish(at=time(20), day=TODAY)),
        ("明天下午三点二十 十题", Wish(at=time(15, 20), day=date(2026, 11, 23), count=10)),
        ("周五晚上7点半", Wish(at=time(19, 30), weekdays=(5,))),
        ("周五九点", Wish(at=time(9), weekdays=(5,))),
        ("每周一三五 早上8:15", Wish(at=time(8, 15), weekdays=(1, 3, 5))),
        ("中午12点", Wish(at=time(12))),
        ("中午一点", Wish(at=time(13))),
        ("三道", Wish(count=3)),
        ("二十五题 每题三十秒", Wish(count=25, limit_s=30)),
        ("现在 5题", Wish(minutes=0, count=5)),
        ("十分钟后", Wish(minutes=10)),
        ("半小时后", Wish(minutes=30)),
        ("25:00", Wish(rest="25:00")),
        ("2月30日", Wish(rest="2月30日")),
        ("党章", Wish(rest="党章")),
        ("Asia/Nowhere", Wish(rest="Asia/Nowhere")),
    ],
)
def test_what_is_understood(text: str, expected: Wish) -> None:
    assert Wish.read(text, TODAY) == expected


@given(SOME)
def test_nothing_that_is_written_breaks_it(text: str) -> None:
    wish = Wish.read(text, TODAY)

    assert all(1 <= day <= 7 for day in wish.weekdays)
    assert wish.day is None or wish.day >= date(2000, 1, 1)
    assert 0 <= wish.count < 1000
