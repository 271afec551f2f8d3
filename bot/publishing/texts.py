"""What publishing says in chats, in Chinese; `english` beside it translates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishingTexts:
    """Sentences with blanks for `str.format`; none of them is HTML."""

    # -- an item in a group
    heading: str = "【{words}】"
    single: str = "单选"
    multi: str = "多选"
    judge: str = "判断"
    blank: str = "填空"
    short: str = "简答"
    card: str = "卡片"
    daily: str = "每日一题"
    turn: str = "第{number}/{count}题"
    look_above: str = "题目见上一条消息，请选出正确答案。"
    look_above_multi: str = "题目见上一条消息，请选出所有正确答案。"
    option: str = "{letter}. {text}"
    source: str = "《{title}》{place}"
    altered: str = "题中“{altered}”，原文是“{original}”。"
    show_answer: str = "看答案"
    show_source: str = "看出处"
    votes_visible: str = (
        "说明：群里的答题是公开的，谁选了什么，群成员都看得到；答对与否会记入排行榜，"
        "不想上榜可以用 /league 里的按钮。"
    )
    # -- its answer
    answer: str = "答案：{answer}"
    original_text: str = "查看原文"
    vote_first: str = "请先作答，再看出处。"
    item_gone: str = "这道题的记录已经不在了。"
    item_hidden: str = "这道题的出处您现在不能查看。"
    # -- the trainer's choices
    choose_bank: str = "请选题库："
    bank: str = "{name}（{count}题）"
    no_banks: str = "还没有可以发布的题。请先用 /quiz 出题、采用，放进题库。"
    choose_count: str = "题库“{bank}”。发几道？系统从没在所选群里发过的题里抽。"
    one_by_one: str = "自己挑一道"
    choose_item: str = "请选一道题："
    choose_group: str = "发到哪个群？"
    no_groups: str = (
        "没有可以发的群：群要先由管理员开通，我要在群里，题目出自的文件也要允许在群里看。"
        "刚开通的群，在群里叫我一声，这里就有了。"
    )
    earlier: str = "上一页"
    later: str = "下一页"
    yes: str = "确定"
    no: str = "不发了"
    stopped: str = "好的，什么也没有发。"
    not_possible: str = "题库或群有了变化，请重新来一次。"
    group_topic: str = "{group}（话题{topic}）"
    publish_usage: str = (
        "把题库里的题发到群里，点按钮选择就行。也可以直接写题数，以及群里任一条消息的链接，例如：\n"
        "/publish 5\n"
        "/publish 5 https://t.me/c/1234567890/7/42（发到话题7）"
    )
    publish_confirm: str = "把“{bank}”的{count}道题发到“{group}”："
    publish_few: str = "（合适的题只有{count}道。）"
    publish_done: str = "好的，{count}道题将发到“{group}”，每{seconds}秒一道。"
    publish_held: str = "那边现在是安静时段，{time}起发。"
    used_up: str = (
        "题库“{bank}”里能发到“{group}”的题都发过了。请先用 /quiz 再出一些；"
        "要重发，请选“自己挑一道”。"
    )
    publish_bounds: str = "一次最多发{most}道，请改个数目。"
    not_read: str = "没有看懂“{said}”。"
    # -- 每日一题
    daily_usage: str = (
        "每天定时在群里发一道题，点按钮选择就行。也可以直接写时间和星期，例如：\n"
        "/daily 8:30\n"
        "/daily 12:00 工作日\n"
        "/daily 8:15 周一三五 https://t.me/c/1234567890/7/42（发到话题7）\n"
        "改安静时段（不发题）：/daily 安静 22:00-7:00；不要安静时段：/daily 安静 无\n"
        "改群的时区：/daily 时区 Asia/Urumqi"
    )
    daily_none: str = "还没有设置每日一题。"
    daily_listed: str = "{number}. “{group}” {days} {time}，题库“{bank}”"
    daily_zone: str = "（{zone}）"
    daily_new: str = "新设一个"
    daily_stop: str = "停第{number}个"
    daily_hour: str = "“{group}”每天几点发？别的时间请这样写：/daily 8:15"
    daily_days: str = "哪几天发？"
    daily_quiet: str = (
        "{time}在“{group}”的安静时段（{begins}–{ends}）里，请换个时间，或先改安静时段。"
    )
    daily_confirm: str = "每天一题：“{group}”，{days} {time}（{zone}），题库“{bank}”。"
    daily_done: str = "设好了：“{group}”，{days} {time}，题库“{bank}”。/daily 可以查看和停止。"
    daily_stopped: str = "已停止。"
    daily_ran_out: str = (
        "“{group}”的每日一题：题库“{bank}”里没发过的题用完了，开始重复。可用 /quiz 再出一些。"
    )
    daily_nothing: str = "“{group}”的每日一题今天没有发：题库“{bank}”里没有可以发的题。"
    every_day: str = "每天"
    working_days: str = "工作日"
    weekends: str = "周末"
    weekdays: str = "周{days}"
    weekday_names: str = "一 二 三 四 五 六 日"
    weekday_gap: str = "、"
    moment: str = "{month}月{day}日（周{weekday}）{time}"
    zone_group: str = "改哪个群的时区？"
    quiet_group: str = "改哪个群的安静时段？"
    quiet_done: str = "“{group}”的安静时段：{begins}–{ends}（{zone}）。"
    quiet_none: str = "“{group}”没有安静时段了。"
    zone_done: str = "“{group}”的时区：{zone}。已设的每日一题仍按原来的时区发。"
    # -- contests
    contest_usage: str = (
        "在群里办知识竞赛：到点自动一题一题发出，最后公布名次。请写明时间，其余可以省略，例如：\n"
        "/contest 周五 19:30\n"
        "/contest 明天 19:30 20题 每题30秒 间隔40秒\n"
        "/contest 11-27 19:30 10题 https://t.me/c/1234567890/7/42（在话题7里办）\n"
        "省略时为10题、每题30秒、间隔40秒。"
    )
    contest_bounds: str = "请改一下：题数1到50，每题10到600秒，间隔不短于每题的时间，也不短于15秒。"
    contest_far: str = "这个时间已经过了，或者在一年以后，请换个时间。"
    contest_quiet: str = "竞赛（{time}起）碰到“{group}”的安静时段（{begins}–{ends}），请换个时间。"
    contest_group: str = "在哪个群里办？"
    contest_confirm: str = (
        "“{bank}”知识竞赛：“{group}”，{time}开始，{count}题，每题{limit}秒，每{interval}秒一题，"
        "约{minutes}分钟。"
    )
    contest_few: str = (
        "选择题不够：能在那个群里用的只有{count}道。请减少题数，或先用 /quiz 再出一些。"
    )
    contest_done: str = "定好了，群里会先发预告。/contest 可以查看和取消。"
    contest_title: str = "“{bank}”知识竞赛"
    contest_listed: str = "{number}. {title}：“{group}”，{time}，{count}题"
    contest_running: str = "（进行中）"
    contest_cancel: str = "取消第{number}个"
    contest_cancelled: str = "已取消，群里会说明。"
    contest_over: str = "它已经结束了。"
    announcement: str = (
        "📣 {title}\n"
        "{time}开始，共{count}题，每题限时{limit}秒，每{interval}秒一题。\n"
        "届时直接点选项作答，只有一次机会。按答对的题数排名，相同时看连续答对的题数。"
    )
    called_off: str = "{title}取消了。"
    broken_off: str = "{title}没有全部办完，到此结束。"
    missed: str = (
        "{title}没有办成，或没有办完：预定时间过去太久，碰到了安静时段，或者题目都已删除。"
        "需要的话请用 /contest 另定。"
    )
    hidden_stem: str = "（仅限部分人查看）"
    skipped: str = (
        "“{group}”有一道题没有发：它停用了（原文有变动，发送 /review 看看），"
        "或者出处不许在群里看。题目：{stem}"
    )
    too_late: str = "“{group}”有一道题当天没能发出，已作废；需要的话请再发一次。题目：{stem}"
    refused: str = "“{group}”有一道题试了几次都没有发成，已跳过。题目：{stem}"
    group_shut: str = "“{group}”发不出去：请看我是否还在群里、能否发消息和投票，群是否仍开通。"
