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
    RUNNING = "页眉页脚"
    WATERMARK = "水印"
    HIDDEN = "看不见的文字"
    SECRET = "密码"


UNKNOWN_ENDING = "文件“{path}”的类型还不支持；请另存为以下之一后再放入：{endings}。"
UNKNOWN_CONTENT = "文件“{path}”的内容是 {content}，还不支持；请另存为以下之一后再放入：{endings}。"
NOT_THAT_FORMAT = "文件“{path}”已损坏，或不是真正的 {ending} 文件；请用原来的程序打开另存后再放入。"
READ_BY_CONTENT = "扩展名是 {ending}，内容其实是 {content}，已按内容读取"
ENCRYPTED = "文件“{path}”设有密码；请用密码打开，取消加密并保存后再放入。"
DAMAGED_PACKAGE = "文件“{path}”已损坏，读不出来；请用 WPS 或 Office 打开修复，另存后再放入。"
TOO_MANY_PARTS = (
    "文件“{path}”由超过 {limit} 个部件组成，不像正常的文档；请用原来的程序另存后再放入。"
)
UNPACKED_TOO_LARGE = "文件“{path}”解压后超过 {limit} MB；请拆分后再放入，或调高上限。"
ZIP_BOMB = "文件“{path}”的压缩比异常，疑似压缩炸弹，没有读取；请核实来源，另存后再放入。"
XML_DECLARATIONS = "文件“{path}”里夹带了可能有害的 XML 声明，没有读取；请核实来源，另存后再放入。"
NESTED_TOO_DEEP = "文件“{path}”里的内容层层嵌套得太深，没有读取；请去掉多余的嵌套表格后再放入。"
NO_LIBREOFFICE = (
    "读取文件“{path}”需要 LibreOffice；请安装它（sudo apt install libreoffice，"
    "或到 libreoffice.org 下载），或用 WPS、Office 另存为 {target} 后再放入。"
)
DAMAGED_OFFICE = "文件“{path}”转换不了，可能已损坏；请用 WPS 或 Office 打开，另存为新格式后再放入。"
CONVERSION_TOO_LONG = (
    "文件“{path}”用 LibreOffice 转换超过 {seconds} 秒，已停止；"
    "请用 WPS 或 Office 打开，另存为 {target} 后再放入。"
)
UNPACK_FIRST = "“{path}”是还不支持的压缩包；请先解压，把里面的文件放入，或改用 .zip 压缩。"
PRINT_TO_PDF = "文件“{path}”是版式文件，还不支持；请用它的阅读器打开，打印或另存为 PDF 后再放入。"
ARCHIVES_TOO_DEEP = "“{path}”在层层压缩包的第 {limit} 层以下，没有读取；请解压后再放入。"
TOO_MANY_MEMBERS = "“{path}”里连同内层共有超过 {limit} 个文件；请分成几个后再放入，或调高上限。"
DAMAGED_ARCHIVE = "压缩包“{path}”已损坏，打不开；请重新压缩后再放入。"
DAMAGED_MEMBER = "“{path}”在压缩包里已损坏，解不出来；请重新压缩后再放入。"
UNKNOWN_COMPRESSION = "“{path}”的压缩方式还不支持；请解压后放入，或用普通 .zip 重新压缩。"
UNPACKED_TOO_MUCH = "“{path}”解压后太大，没有读取；请解压后单独放入，或调高解压上限。"
UNNAMED = "未命名"
NOTHING_INSIDE = "“{path}”里没有能读取的文件：{first}"
EMPTY_ARCHIVE = "里面没有文件；请确认后再放入。"
FAMILY_WORD = "Word 文档"
FAMILY_SHEETS = "表格"
FAMILY_SLIDES = "演示文稿"
FAMILY_PDF = "PDF"
FAMILY_PICTURES = "图片"
FAMILY_PAGES = "网页"
FAMILY_TEXT = "文本"
FAMILY_MAIL = "邮件"
FAMILY_ARCHIVES = "压缩包"
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
CONTINUED = "（续）"
UNIT = "单位"
SHEET_CUT = "工作表“{sheet}”太大，只读到第 {row} 行；请把其余部分拆成另一个文件再放入。"
SHEET_HIDDEN = "工作表“{sheet}”是隐藏的，没有读取；需要时请取消隐藏，保存后再放入。"
CELLS_HIDDEN = (
    "工作表“{sheet}”有 {count} 行含隐藏或筛掉的内容，没有读取；需要时请取消隐藏，保存后再放入。"
)
SECRETS_LEFT_OUT = "工作表“{sheet}”里有密码，没有读取；请从文件里删去密码列。"
NOT_CALCULATED = "工作表“{sheet}”有 {count} 个公式没有算出的结果，没有读取；请用 WPS 或 Office 打开保存后再放入。"
FORMULA_ERRORS = (
    "工作表“{sheet}”有 {count} 个单元格是出错的公式（如 #N/A），没有读取；请改正后再放入。"
)
NOT_A_TABLE = "文件“{path}”分不出行和列；请用 WPS 或 Office 打开，另存为 .xlsx 后再放入。"
DAMAGED_PDF = "PDF 文件“{path}”损坏了，打不开；请用阅读器打开确认，另存后再放入。"
TOO_MANY_PAGES = "文件“{path}”有 {pages} 页，超过上限 {limit} 页；请拆分后再放入，或调高上限。"
PAGE_UNREADABLE = "第{page}页读不出，已跳过；请对照原文件补上。"
PAGE_UNRECOGNISED = "第{page}页是图片，没有认出文字；请对照原文件补上。"
PAGE_UNMAPPED = "第{page}页有 {count} 个字符认不出，显示为 □；请对照原文件。"
