"""What trainers read, in Chinese; `bot.training.english` translates it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrainingTexts:
    """What stands in a trainer's chat. Placeholders are filled by `str.format`; those named
    *_html are HTML already, all others are escaped by the one who puts them into a message."""

    # -- types and difficulty
    single: str = "单选"
    multi: str = "多选"
    judge: str = "判断"
    blank: str = "填空"
    short: str = "简答"
    card: str = "卡片"
    easy: str = "易"
    medium: str = "中"
    hard: str = "难"
    # -- the form
    field_type: str = "题型"
    field_stem: str = "题干"
    field_answer: str = "答案"
    field_explanation: str = "解析"
    field_source: str = "出处"
    form_not_read: str = (
        "没有看出改了什么。请按“题干：…”“A. …”“答案：…”的样子写，只写要改的几行也行。"
    )
    form_astray: str = (
        "不知道改的是哪道题，所以没有动。请先点那道题下面的“改”，再回复我发的那条消息。"
    )
    type_not_read: str = "题型“{said}”看不懂：请写单选、多选、判断、填空、简答或卡片。"
    answer_not_read: str = "答案“{said}”看不懂：请写选项的字母，如 B 或 ACD。"
    judgement_not_read: str = "答案“{said}”看不懂：判断题请写“正确”或“错误”。"
    source_not_read: str = "出处看不懂：请写成“《文件名》第几条”。"
    # -- an item
    key_is: str = "答案：{key}"
    right_mark: str = " ✓"
    altered: str = "错在：原文是“{original}”，题干写成了“{altered}”"
    explained: str = "解析：{explanation}"
    cited: str = "出处：{place}"
    no_source: str = "出处：没有写"
    source: str = "📖 看原文"
    shortened: str = "（内容较长，没有全部显示。）"
    comma: str = "、"
    # -- a round of drafts
    card_head: str = "第{number}/{count}题 · {kind}"
    card_taken: str = "题库“{bank}”，这一轮已采用{taken}道"
    take: str = "✅ 采用"
    edit: str = "✏️ 改"
    swap: str = "🔄 换一题"
    drop: str = "🗑 弃"
    taken: str = "收进题库了。"
    taken_waits: str = "收进题库了，等另一位培训员同意。"
    dropped: str = "已弃，不会再出这道。"
    swapped: str = "换了一道。"
    no_other: str = "这个范围里没有别的题了。"
    decided_before: str = "这道题之前已经处理过了。"
    item_gone: str = "这道题已经不在题库里了。"
    not_sound: str = "这道题现在不能用：{faults} 请改一改，或者弃掉。"
    round_is_over: str = "这一轮已经结束了，发送 /quiz 加主题可以再出一轮。"
    round_open: str = "手上还有一轮没看完，发送 /quiz 接着看。"
    round_left: str = (
        "上一轮“{subject}”还有{left}道没看，先放下了；想接着看，再发一次同样的 /quiz。"
    )
    making: str = "正在出题……"
    fewer: str = "要了{asked}道，合适的只有{count}道。"
    everything: str = "全部文件"
    round_over: str = "“{subject}”这一轮看完了：采用{taken}道，弃{left}道。"
    bank_now: str = "题库“{bank}”现在有{count}道可以用。"
    consent_wanted: str = "有{count}道要等另一位培训员同意：请对方发送 /review。"
    next_steps: str = (
        "接下来可以导出成文件，或者发到群里；也可以用 /daily 每天一题，用 /contest 办竞赛。"
    )
    export: str = "📤 导出"
    publish: str = "📣 发布"
    open_bank: str = "📚 打开题库"
    another_round: str = "再出{count}道"
    unnamed_bank: str = "综合题库"
    nothing_made: str = (
        "“{subject}”没有出成题：现有文件里找不到合适的内容，或者合适的都出过了。换个主题、题型或难度试试，"
        "/docs 看有哪些文件。"
    )
    count_bounds: str = "一次可以出1到{most}道，请改个数目。"
    quiz_usage: str = (
        "请在 /quiz 后面写主题、数量、题型，也可写难度（易、中等、难），顺序随意，例如：\n"
        "/quiz 支部 10 单选 难\n"
        "/quiz 《支部工作条例》第十一条 判断\n/quiz 最近30天更新的 5道 多选 #七月竞赛\n"
        "#后面是题库的名字，不写就用主题作名字；名字里有空格时加引号：#“七月 竞赛”。"
    )
    # -- editing
    edit_lead_html: str = (
        "{link}请复制下面的内容{end}，改好后回复这条消息；只写要改的几行也行，把选项留空就是删掉"
        "它。"
    )
    edit_field: str = "改好的题目"
    edit_toast: str = "请回复我发的那条消息。"
    edit_refused_html: str = "还不能用，请改一改，再{link}回复这条消息{end}："
    edited_elsewhere: str = "改好了；这道题不在您这一轮的卡片上，发送 /quiz 接着看。"
    too_long_to_edit: str = "这道题太长，在这里改不了：请导出后改好再导入。"
    item_twice: str = "题库里已经有一道一样的题。"
    not_found_there: str = "在《{title}》{location}里没有找到“{words}”，请核对出处和答案。"
    card_below: str = "改好了，卡片在下面。"
    saved: str = "改好了，可以用了。"
    saved_waits: str = "改好了，等另一位培训员同意。"
    # -- review
    suspended_head: str = "停用的题（还有{left}道）· 题库“{bank}” · {kind}"
    waiting_head: str = "等您同意的题（还有{left}道）· 题库“{bank}” · {kind}"
    passage_changed: str = "原文改了，不同的地方用粗体标出。"
    quote_stands: str = "这一条有改动或换了位置，引用的这句（粗体）没有变；请看看题和条号还对不对。"
    passage_gone: str = "原文已经不在现行文件里了。"
    read_before: str = "原来："
    reads_now: str = "现在："
    keep: str = "✅ 继续用"
    consent: str = "✅ 同意"
    later: str = "下一道 ›"
    kept: str = "继续用。"
    consented: str = "已同意，可以用了。"
    second_trainer: str = "自己收的题要请另一位培训员同意。"
    consent_asked: str = "有{count}道题等您看一看、同意后才能用，发送 /review。"
    review_done: str = "没有要看的题了。"
    suspended_told: str = "文件更新后，有{count}道题的原文变了，已经停用。发送 /review 逐道看。"
    # -- banks
    banks_none: str = (
        "还没有题库。发送 /quiz 加主题就能出题，也可以直接发一个题目文件（Excel、Word 试卷、JSON "
        "等）给我。"
    )
    banks_title: str = "共有{count}个题库："
    banks_hint: str = "把题目文件发给我就能导入；附上文字就是题库的名字。"
    bank_label: str = "{bank}（{count}道）"
    bank_label_look: str = "{bank}（{count}道，{look}道待看）"
    bank_named: str = "题库“{bank}”"
    bank_tags: str = "标签：{tags}"
    bank_hint: str = "往里加题：/quiz 主题 10 单选 #{bank}"
    size: str = "{status}{count}道"
    is_draft: str = "没看完"
    is_waiting: str = "待同意"
    is_ready: str = "可用"
    is_suspended: str = "停用"
    is_dropped: str = "已弃"
    look_at_items: str = "📋 看题"
    rename: str = "改名"
    tag: str = "标签"
    consent_start: str = "要第二人同意"
    consent_stop: str = "不用第二人同意"
    delete: str = "🗑 删除"
    all_banks: str = "‹ 全部题库"
    consent_on: str = "新收的题要另一位培训员同意才能用。"
    consent_off: str = "新收的题马上可以用。"
    item_head: str = "题库“{bank}” · {at} · {kind} · {status}"
    before: str = "‹ 上一道"
    behind: str = "下一道 ›"
    back: str = "‹ 返回"
    bank_empty: str = "这个题库里还没有题。"
    bank_gone: str = "这个题库已经不在了，发送 /banks 看现有的。"
    not_your_bank: str = "只有建这个题库的人和管理员能这样做。"
    delete_ask: str = (
        "要删除这个题库和里面的题吗（{sizes}）？已经发到群里的不受影响。删除后不能恢复。"
    )
    delete_yes: str = "删除"
    delete_no: str = "不删了"
    deleted: str = "已删除。"
    name_wanted_html: str = "请{link}回复这条消息{end}，写上题库的新名字。"
    tags_wanted_html: str = "请{link}回复这条消息{end}，写上标签，用空格或顿号隔开。"
    reply_field: str = "写在这里"
    name_taken: str = "这个名字不能用：已经有同名的题库，或者没有写名字。"
    # -- files
    which_format: str = "要哪种文件？"
    nothing_to_export: str = "这个题库里没有可以导出的题。"
    exported: str = "题库“{bank}”，{count}道题"
    exported_but: str = "题库“{bank}”，{count}道题；待同意和停用的{left}道没有放进来"
    export_sent: str = "文件在下面。"
    blank_form: str = "📄 空白表格"
    blank_form_name: str = "题库"
    blank_form_told: str = "每行填一道题，出处要写明文件和条号；填好后发给我就能导入。"
    imported: str = "已导入题库“{bank}”：{count}道。"
    imported_nothing: str = "没有导入：文件里没有可以用的题。"
    imported_problems: str = "有{count}处要改，改好后把文件再发一次就行，收过的不会重复："
    more_problems: str = "……还有{count}处。"
