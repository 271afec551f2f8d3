"""What people see of this stage, in Chinese: reasons and error sentences."""

from __future__ import annotations

from enum import StrEnum


class Removed(StrEnum):
    """Why a visible line is not part of the text; shown by `--explain`."""

    NAVIGATION = "导航"
    RELATED = "相关推荐"
    PAGER = "翻页"
    TOOLS = "分享工具"
    COPYRIGHT = "版权声明"
    COUNTER = "计数"
    DUPLICATE_TITLE = "重复标题"
    OUTSIDE = "正文之外"
    IMAGE = "图片"
    COMMENT = "注释"
    RULE = "分隔线"
    FRONT_MATTER = "文件头信息"


UNKNOWN_ENDING = "文件“{path}”的类型还不支持；请另存为 {endings} 之一后再放入。"
OUTSIDE_COLLECTION = "文件“{path}”指向资料目录之外，没有读取；请把文件本身复制到资料目录里。"
VANISHED = "文件“{path}”不见了；请确认它还在资料目录里，再导入一次。"
NOT_A_FILE = "“{path}”不是普通文件；请放入文件本身。"
NO_PERMISSION = "没有读取文件“{path}”的权限；请改好文件权限后再导入。"
CANNOT_OPEN = "文件“{path}”打不开；请检查磁盘或文件名后再导入。"
EMPTY = "文件“{path}”是空的；请放入有内容的文件。"
TOO_LARGE = "文件“{path}”有 {size} MB，超过上限 {limit} MB；请拆分后再放入，或调高上限。"
WRONG_TYPE = "文件“{path}”的内容是{kind}，不是文本；请改正扩展名后再放入。"
BINARY = "文件“{path}”不是文本文件；请从原来的程序里另存为 UTF-8 文本后再放入。"
DAMAGED = "文件“{path}”里有损坏的 UTF-8 字符；请用编辑器打开、改好乱码处，另存为 UTF-8 后再放入。"
UNDECODABLE = "认不出文件“{path}”的文字编码；请用编辑器打开，另存为 UTF-8 后再放入。"
TOO_DEEP = "网页“{path}”层层嵌套得太深，读不完整；请在浏览器里打开，另存为 .txt 后再放入。"
NO_TEXT = "文件“{path}”清理后没有剩下正文；请确认内容，或改用 .txt 放入。"
