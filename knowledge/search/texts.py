"""What the search says to people."""

BAD_GLOSSARY = "词表 {file} 第{line}行有误：{fault}，请改正后重试。"
GLOSSARY_FAULTS = {
    "unreadable": "文件读不出来，应为 UTF-8 编码的文本",
    "yaml": "不是 YAML 格式",
    "mapping": "应为“口语词: [规范用语]”的形式",
    "words": "应为“口语词: [规范用语]”的形式，口语词和规范用语都不能是空的或只是数字",
    "short": "口语词至少两个字",
    "long": "口语词和规范用语最长{longest}字，一个词最多对应{most}个规范用语",
    "twice": "这个口语词前面已经有了，请合并成一行",
    "itself": "“{word}”对应的是它自己",
}
GLOSSARY_CYCLE = "词表 {file} 里的词互相指向对方：{words}，请删去其中一条后重试。"
GLOSSARY_TOO_LARGE = "词表 {file} 超过1MB，请删减后重试。"
GLOSSARY_TOO_MANY = "词表 {file} 使词条超过{most}条，请删减后重试。"
GLOSSARY_KEPT = "%s（改正之前，沿用改动以前的词表）"
NO_DOCUMENT = "知识库里没有“{name}”，可用 python -m knowledge documents 查看全部文档。"
AMBIGUOUS_DOCUMENT = "“{name}”不止一份：{titles}。请写文档编号或完整名称。"
BAD_RANKING = (
    "排序权重文件 {file} 无法使用：请用随程序发布的文件替换，"
    "或用 training/fit_ranking.py 重新生成。"
)
