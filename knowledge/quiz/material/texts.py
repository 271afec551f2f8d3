"""What is said where a selection cannot be used."""

NOT_IN_FORCE = "《{title}》已有新的版本或已废止，只能用现行有效的文件出题。"
NO_CHANGES = "{day}以来没有新增或修改的文件。"
NO_SUCH_CHAPTER = "找不到名为“{name}”的章节，请核对后再试。"
NO_SUCH_PROVISION = "找不到“{name}”，请核对条款号，例如：第十一条。"
