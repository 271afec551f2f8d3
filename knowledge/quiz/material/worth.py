"""What is not worth asking about: boilerplate, references, sentences that are not whole."""

from __future__ import annotations

import re

_N = "[〇零一二两三四五六七八九十百千0-9０-９]"
_BOILERPLATE = re.compile(
    r"起(?:施行|实施|执行|生效)|(?:负责|予以)解释|解释权|同时废止|相应废止|制定本|现作如下规定"
    r"|自(?:发布|印发|公布)之日|参照本(?:条例|规定|办法|细则)|参照执行|根据本(?:条例|规定|办法|细则).{0,6}(?:制定|规定)|(?:按照|依照)本(?:条例|规定|办法|细则)执行|另行规定|以本(?:条例|规定|办法|细则)为准|式样由|统一(?:印制|监制)"
)
# Rules for systems apart and long rows of offices: nobody who reads the others needs them.
_APART = re.compile(
    r"(?:(?:铁路|铁道|民航|银行|金融机构|金融系统|海关|总政治部)[^。]{0,30}?){2}[^。存]{0,40}(?:党委|党组织|政治部|党员)"
    r"|(?:[^，、。]{2,24}(?:党委|工委|政治部|党组)[，、和]){4}"
)
_REFERENCE = re.compile(
    rf"第\s*{_N}{{1,6}}\s*(?:条(?![件例])|款|项|章|节(?!课))|前[一二两三]?[款条项](?![例件目])|本[条款项节章](?![例件目])"
    r"|上述|前述|上列|前列|下列|以下(?:条件|情形|程序|原则|行为|要求|职责|方式|几|[一二三四五六七八九十])"
    r"|如下(?!：)|除外情形|见附件|附表|下同"
)
_PRONOUN = re.compile(
    r"(?:其(?!他|它|中|余|间|实)|该|此(?!外)|这|那|他们|她们|它们|他|她|它|两者|二者|前者|后者|对此|为此|因此|据此)"
)
_LINKED = re.compile(
    r"(?:同时|并且|并(?!购)|但是?|而且|然而|另外|此外|其中|否则|或者|以及|也|还|又|再|则)"
)
_LACKING = re.compile(
    r"(?:应当|可以|不得|如[^，。；]{0,6}有异议|情况(?:复杂|特殊)|标准|以上|一般(?!党员)|会议(?!费|活动)|表决|选举采用|[^，。；]{2,10}(?:审批|批准)?同意后，|[^，。；]{4,10}(?:时间|期限)一般不超过|任期|期满|届满|逾期|转为|延长|批复|到会|当选|需要|讨论|如遇|遇有|特殊情况|[一-鿿]{0,4}期限(?:最长|一般)?不|在[^，。]{2,4}情况(?:结束|消除|解除)|培训时间|审批时间|审批(?!机关|预备)|公示(?!栏)|谈话(?!人)|具体)"
)
_ALIKE = re.compile(
    r"对其他|(?:要|应当|必须)?同时(?:向|报|抄|通)|[^，。；]{0,12}(?:要|应当|必须)同时(?:向|报|抄|通)"
)
_SUBJECT = re.compile(
    r"(?:党|中央|国家|国务院|全国|全体|各级|地方|县|省|市|乡|村|街道|社区|基层|机关|高校|农|学生|教师|预备|正式|人民|企业|事业"
    r"|领导(?:干部|班子)|上级|下级|同级|有关|纪委|纪检|纪律检查|监察|监委|支部|书记|委员|流动|离退休|居民|公民|审判|检察|直接|主要|重要)"
)
_ENDING = tuple("。！？!?；;”）)")
_SHORTEST, _LONGEST = 9, 220


def worthless(text: str, *, item: bool = False) -> bool:
    """Whether no item should rest on a sentence, whatever stands before it.

    Args:
        item: whether it is one of a list, which may end without a mark.

    >>> worthless("本条例由中央组织部负责解释。"), worthless("依照前款规定处理。")
    (True, True)
    >>> worthless("党支部党员大会一般每季度召开1次。")
    False
    """
    return (
        not _SHORTEST <= len(text) <= _LONGEST
        or not (item or text.endswith(_ENDING))
        or text[0] in "（(〔[【*※|"
        or text.endswith(("？", "?"))
        or "**" in text  # somebody was made unreadable
        or _BOILERPLATE.search(text) is not None
        or refers(text)
        or _APART.search(text) is not None
    )


def refers(text: str) -> bool:
    """Whether words point to another provision, which nobody has before him.

    >>> refers("传播第五十条所列内容的报刊，")
    True
    """
    return _REFERENCE.search(text) is not None


def leans(text: str) -> bool:
    """Whether a sentence needs the one before it: it begins with a pronoun or a link.

    >>> leans("其工作由上级党组织领导。"), leans("但是，一般不超过三年。")
    (True, True)
    >>> leans("其他党员可以参加。")
    False
    """
    return any(one.match(text) is not None for one in (_PRONOUN, _LINKED, _ALIKE))


def lacks_subject(text: str) -> bool:
    """Whether a sentence begins with what is to be done, or with a word for something that
    the sentence before has named.

    >>> lacks_subject("表决必须有半数以上的党员到会。"), lacks_subject("一般党员可以参加。")
    (True, False)
    """
    return _LACKING.match(text) is not None


def names_its_subject(text: str) -> bool:
    """Whether a clause begins with somebody of whom it speaks, so that it stands without the
    clauses before it.

    >>> names_its_subject("党支部每年报告一次；"), names_its_subject("不辞去职务的，给予处分；")
    (True, False)
    """
    return _SUBJECT.match(text) is not None
