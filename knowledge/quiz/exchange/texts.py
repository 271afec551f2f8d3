"""What quiz files say to people: their columns, a paper's words, what is wrong where."""

from knowledge.quiz.item import Difficulty, ItemType
from knowledge.quiz.texts import RIGHT, TYPES, WRONG

TYPE_NAMES = {type_: TYPES[type_] for type_ in ItemType}
DIFFICULTY_NAMES = {Difficulty.EASY: "易", Difficulty.MEDIUM: "中", Difficulty.HARD: "难"}
TRUE, FALSE = RIGHT, WRONG

# the columns of a table
TYPE = "题型"
STEM = "题干"
OPTION = "选项{letter}"
OPTIONS = "选项"
ANSWER = "答案"
EXPLANATION = "解析"
SOURCE = "出处"
QUOTE = "引文"
DIFFICULTY = "难度"
TOPIC = "主题"
RECORD = "系统信息"
SHEET = "题库"
GUIDE = "填写说明"
GUIDE_LINES = (
    (TYPE, "单选题、多选题、判断题、填空题、简答题、知识卡片。"),
    (STEM, "每行一题。填空题用三个下划线 ___ 标出要填的地方。"),
    ("选项A……", "单选题、多选题填写，最多 12 个；判断题不用填。"),
    (ANSWER, "选择题写字母，如 B 或 ACD；判断题写“正确”或“错误”；其余写文字。"),
    (EXPLANATION, "答题后给大家看的说明，可以不填。"),
    (SOURCE, "题目依据的文件和条号，如：《党支部工作规则》第十条。必须是知识库里的现行文件。"),
    (QUOTE, "依据的原文，一字不差；不填时由系统按出处和答案查找。"),
    (DIFFICULTY, "易、中、难，不填为中。"),
    (TOPIC, "便于挑题的词，可以不填。"),
    (RECORD, "由系统填写，用来原样导回，请不要改动；改了题目也不必管它。"),
)
CITED = "《{title}》{location}"

# what stands under an answer where a format has one field for all of it
SAID_ANSWER = "答案："
SAID_EXPLANATION = "解析："
SAID_SOURCE = "出处："
SAID_QUOTE = "引文："
TAG_DIFFICULTY = "难度："
TAG_TYPE = "题型："

# a paper
PAPER_TITLE = "知识测试"
PAPER_SECTIONS = {
    ItemType.SINGLE: "单项选择题",
    ItemType.MULTI: "多项选择题",
    ItemType.JUDGE: "判断题",
    ItemType.BLANK: "填空题",
    ItemType.SHORT: "简答题",
    ItemType.CARD: "问答题",
}
PAPER_HINTS = {
    ItemType.SINGLE: "每题只有一个正确答案",
    ItemType.MULTI: "每题有两个以上正确答案，多选、少选、错选均不得分",
    ItemType.JUDGE: "正确的打“√”，错误的打“×”",
    ItemType.BLANK: "",
    ItemType.SHORT: "",
    ItemType.CARD: "",
}
EACH = "每题{each}分，共{total}分"
TOTAL = "共{total}分"
UNEVEN = "共{total}分，各题分值见题后"
POINTS = "（{points}分）"
FULL_MARKS = "满分{total}分"
MINUTES = "时间{minutes}分钟"
NAME_LINE = ("单位：", "姓名：", "得分：")
SCORE_ROWS = ("题号", "得分")
SUM = "总分"
KEY_TITLE = "参考答案及出处"
KEY_COLUMNS = ("题号", "答案", "解析与出处")
GAP_TO_FILL = "（\u00a0\u00a0\u00a0\u00a0）"  # never parted by the end of a line
TICKS = {0: "√", 1: "×"}
PAGE_OF = ("第", "页　共", "页")

# what is wrong with a file as a whole
UNKNOWN_FORMAT = (
    "不认识“{name}”这种题库文件，请用 .xlsx、.xls、.csv、.json、.xml（Moodle）、.gift 文件，"
    "或 .docx、.md、.txt 试卷。"
)
TOO_LARGE = "“{name}”超过 {limit} MB，请拆成几个文件分别导入。"
TOO_MANY = "“{name}”里超过 {limit} 道题，请拆成几个文件分别导入。"
NO_HEADER = "“{name}”里找不到表头：要有一行写明“题干”和“答案”。可先导出一份空题库，按它的格式填写。"
NO_JSON = "“{name}”不是有效的 JSON（第 {line} 行附近），请检查括号、引号和逗号。"
NO_MOODLE = "“{name}”不是 Moodle 的题库文件（<quiz>），请在 Moodle 里以 Moodle XML 格式导出。"
NO_ITEMS = "“{name}”里没有题目。"
NOT_AN_IMPORT = "“{name}”这种文件不能导入；是试卷的话，请另存为 .docx 再发来。"
NO_KEY = "“{name}”里的题目都没有答案。请在题干的括号里或文末写上答案，再导入。"
NOTHING_TO_EXPORT = "没有可以导出的题目。"

# what is wrong with one item
ROW = "行"
ITEM = "题"
LINE = "行（{words}）"
PROBLEM = "{sheet}第 {row} {unit}“{column}”：{text}"
TABLE = "表格{number}"
IN_SHEET = "“{sheet}”表"
NO_STEM = "没有写题干。"
NO_TYPE = "不认识题型“{text}”，请写单选题、多选题、判断题、填空题、简答题或知识卡片。"
TOO_LONG = "超过 {limit} 个字，请缩短。"
NO_OPTIONS = "选择题至少要有两个选项。"
TOO_MANY_OPTIONS = "选项超过 {limit} 个，请减少。"
OPTION_MISSING = "这个选项是空的，后面却还有选项；请补上，或把后面的选项前移。"
OPTION_TWICE = "选项 {first} 和 {second} 一样，请改正其中一个。"
NO_ANSWER = "没有写答案。"
ANSWER_BEYOND = "答案“{letter}”没有对应的选项（只有 {letters}）。"
ANSWER_NOT_ONE = "单选题只能有一个答案，这里写了“{text}”；若是多选题，请改题型。"
ANSWER_STRANGE = "看不懂答案“{text}”，请写选项的字母，如 B 或 ACD。"
ANSWER_NOT_JUDGED = "看不懂答案“{text}”，判断题请写“正确”或“错误”。"
ANSWERS_DIFFER = "前后写了不同的答案“{one}”和“{other}”，请核对。"
KEY_UNCLEAR = "看不懂这一行答案“{text}”，请写题号和答案，如：1. B 2. ACD。"
KEY_OF_NOTHING = "前面没有第 {number} 题，请核对题号。"
NO_GAP = "填空题的题干里没有空，请用三个下划线 ___ 标出要填的地方。"
NO_DIFFICULTY = "不认识难度“{text}”，请写易、中或难。"
NO_SOURCE = "没有写出处。每道题都要有依据，例如：《党支部工作规则》第十条。"
SOURCE_NOT_FOUND = (
    "现行文件里没有找到“{text}”所说的依据，请核对文件名和条号；填了引文的，引文要与原文一字不差。"
)
NOT_IN_DOCUMENT = (
    "在《{title}》里没有找到能作依据的原文，请核对文件名，并写明是第几条，或把原文填进“引文”。"
)
TWICE = "与第 {row} {unit}是同一道题，只导入一次。"
NOT_A_RECORD = "这里不是一道题，请对照文件格式说明改正。"
KIND_UNSUPPORTED = "这种题（{kind}）不能导入，请改为单选、多选、判断、填空或简答题。"
GIFT_UNCLEAR = "看不懂这道题，请对照 GIFT 的写法检查花括号和等号。"
