"""What the search says to people."""

BAD_GLOSSARY = "词表 {file} 不是“口语词: [规范用语]”形式的 YAML，请改正后重试。"
NO_DOCUMENT = "知识库里没有“{name}”，可用 python -m knowledge documents 查看全部文档。"
AMBIGUOUS_DOCUMENT = "“{name}”不止一份：{titles}。请写文档编号或完整名称。"
