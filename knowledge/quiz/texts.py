"""What is said of a selection that cannot be used, and of what is wrong with an item."""

NOT_IN_FORCE = "《{title}》已有新的版本或已废止，只能用现行有效的文件出题。"
NO_CHANGES = "{day}以来没有新增或修改的文件。"
NO_SUCH_CHAPTER = "找不到名为“{name}”的章节，请核对后再试。"
NO_SUCH_PROVISION = "找不到“{name}”，请核对条款号，例如：第十一条。"

NO_STEM = "题干是空的，请写上题目。"
LONG_STEM = "题干有{length}字，请控制在{most}字以内。"
NO_GAP = "填空题的题干里没有空，请用“{gap}”标出要填的地方。"
DANGLING = "题干里的“{word}”离开原文看不出指什么，请换成具体的名称。"
UNNAMED = "题干没有写明出自哪份文件，请写成“根据《…》……”。"
DANGLING_OPTION = "选项{letter}里的“{word}”离开原文看不出指什么，请换成具体的名称。"
NO_OPTIONS = "{type}不需要选项，请删去。"
FEW_OPTIONS = "{type}至少要有{least}个选项。"
MANY_OPTIONS = "选项有{count}个，最多{most}个。"
EMPTY_OPTION = "选项{letter}是空的。"
LONG_OPTION = "选项{letter}有{length}字，请控制在{most}字以内。"
SAME_OPTIONS = "选项{one}和{other}意思相同，请改掉一个。"
JUDGE_OPTIONS = "判断题的选项应当是“正确”和“错误”。"
NO_KEY = "没有写答案。"
KEY_RANGE = "答案指到了没有的选项，请在{letters}中选。"
KEY_ORDER = "答案的次序应当由前到后，不能重复。"
ONE_KEY = "{type}只能有一个正确答案。"
FEW_KEYS = "多选题至少要有两个正确答案；只有一个的请改为单选题。"
ALL_RIGHT = "所有选项都是正确的，请加上错误的选项。"
KEY_ABSENT = "答案“{words}”在引文里找不到，请照原文写。"
GAPS_KEYS = "题干有{gaps}个空，答案却有{keys}个，请用分号隔开。"
ALSO_RIGHT = "选项{letter}“{words}”在原文里同样成立，不能作错误选项。"
LONGEST = "正确选项明显比其他选项长，一眼就能看出来，请把长短写得相近。"
GIVEN_AWAY = "答案“{words}”已经写在题干里了。"
NO_CITATION = "没有出处，请写明文件、条目和引文。"
NO_QUOTE = "没有引文，请把原文照抄过来。"
QUOTE_ABSENT = "引文与原文不一致，请照原文逐字抄写。"
NO_PLACE = "出处没有写明文件名或位置。"
NO_EXPLANATION = "没有解析，请写明依据。"
LONG_EXPLANATION = "解析有{length}字，请控制在{most}字以内。"
NO_CHANGE = "说法是错误的，却没有记下改了哪里。"
NEEDLESS_CHANGE = "说法是正确的，不该有改动。"
CHANGE_ABSENT = "记下的改动“{original}→{altered}”与题干、引文对不上。"
NOT_ONE_CHANGE = "除了记下的改动，题干与原文还有别的不同。"
NOT_VERBATIM = "作为正确说法，题干与原文不一致。"
STILL_TRUE = "改动后的说法在原文里也成立，答案不会是“错误”。"

TYPES = {
    "single": "单选题",
    "multi": "多选题",
    "judge": "判断题",
    "blank": "填空题",
    "short": "简答题",
    "card": "知识卡片",
}
RIGHT, WRONG = "正确", "错误"
