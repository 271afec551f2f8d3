"""Archives and mails: bombs, mazes and members that want to lie elsewhere."""

from __future__ import annotations

import base64
from dataclasses import replace

from hostile.deflating import ZEROS, Deflated, deflated
from hostile.hostile_file import SENTENCE, HostileFile, Read, refused
from hostile.office_writer import docx
from hostile.zip_writer import Content, Entry, entry, zip_of, zip_of_entries

_DAMAGED = refused("损坏", "打不开", "不完整")
_TOO_MUCH = refused("解压", "个文件", "成员", "超过")
_GOOD = "告示.txt"
_TEXT = f"关于活动室的告示\n{SENTENCE}\n"


def archives() -> list[HostileFile]:
    """Return .zip and .eml files."""
    whole = _holding({})
    return [
        HostileFile("archives/locked.zip", _locked, refused("加密", "密码")),
        HostileFile("archives/locked member.zip", _locked_member, Read()),
        HostileFile("archives/cut.zip", lambda: whole[: len(whole) // 2], _DAMAGED),
        HostileFile("archives/nothing inside.zip", lambda: zip_of({}), refused("没有", "空")),
        HostileFile(
            "archives/inflates to 1 GB.zip", lambda: _holding({"大.txt": _zeros(1000)}), _TOO_MUCH
        ),
        HostileFile("archives/40 bombs of 20 MB.zip", _many_bombs, _TOO_MUCH),
        HostileFile("archives/lies about its size.zip", _lying, Read()),
        HostileFile("archives/members overlap.zip", _overlapping, _TOO_MUCH),
        HostileFile("archives/20000 members.zip", _many_members, _TOO_MUCH),
        HostileFile("archives/12 levels.zip", _nested, refused("嵌套", "层")),
        HostileFile("archives/climbs out.zip", _climbing, Read()),
        HostileFile("archives/link.zip", _link, Read()),
        HostileFile("archives/odd names.zip", _odd_names, Read()),
        HostileFile("archives/names in gbk.zip", _gbk_names, Read()),
        HostileFile("archives/one member broken.zip", _one_broken, Read()),
        HostileFile("archives/unknown method.zip", _unknown_method, Read()),
        HostileFile("mail/1000 nested parts.eml", _nested_parts, refused("嵌套", "层")),
        HostileFile("mail/5000 attachments.eml", _many_attachments, _TOO_MUCH),
        HostileFile("mail/50 mails in mails.eml", _mails_in_mails, Read()),
        HostileFile("mail/attached bomb.eml", lambda: _attached("大.zip", _bomb()), Read()),
        HostileFile("mail/attached program.eml", lambda: _attached("x.exe", b"MZ\x90\0"), Read()),
        HostileFile(
            "mail/attachment climbs out.eml", lambda: _attached("../../x.txt", b"x"), Read()
        ),
        HostileFile("mail/broken charset.eml", _broken_charset, Read()),
        HostileFile("mail/broken base64.eml", _broken_base64, Read()),
        HostileFile("mail/header of 2 MB.eml", _long_header, Read()),
    ]


def _holding(members: dict[str, Content]) -> bytes:
    return zip_of({_GOOD: _TEXT, **members})


def _zeros(megabytes: int) -> Deflated:
    return deflated((ZEROS, megabytes))


def _bomb() -> bytes:
    return zip_of({"大.txt": _zeros(1000)})


def _locked() -> bytes:
    return zip_of_entries([entry("告示.txt", _TEXT, flags=0x801)])


def _locked_member() -> bytes:
    return zip_of_entries([entry("密.txt", _TEXT, flags=0x801), entry(_GOOD, _TEXT)])


def _many_bombs() -> bytes:
    return _holding({f"大{n}.txt": _zeros(20) for n in range(40)})


def _lying() -> bytes:
    return _holding({"大.txt": replace(_zeros(1000), size=1000)})


def _overlapping() -> bytes:
    """Return a zip whose directory names the same 200 MB forty times."""
    one = entry("大0.txt", _zeros(200))
    whole = zip_of_entries([one])
    local = len(one.data) + 30 + len(one.name)
    record = whole[local : whole.index(b"PK\5\6")]
    end = bytearray(whole[whole.index(b"PK\5\6") :])
    end[8:12] = (40).to_bytes(2, "little") * 2
    end[12:16] = (40 * len(record)).to_bytes(4, "little")
    names = [record.replace(b"0.txt", b"%c.txt" % (48 + n)) for n in range(40)]
    return whole[:local] + b"".join(names) + bytes(end)


def _many_members() -> bytes:
    return zip_of_entries([entry(f"{n}.txt", "字") for n in range(20_000)])


def _nested() -> bytes:
    inner = _holding({})
    for _ in range(12):
        inner = zip_of({"里.zip": inner})
    return inner


def _climbing() -> bytes:
    names = (
        "../外.txt",
        "/etc/外.txt",
        "C:\\外.txt",
        "..\\..\\外.txt",
        "a/../../外.txt",
        "\\\\h\\s\\外.txt",
    )
    return _holding(dict.fromkeys(names, _TEXT))


def _link() -> bytes:
    link = entry("链接.txt", "/etc/passwd", mode=0o120777)
    return zip_of_entries([link, entry(_GOOD, _TEXT)])


def _odd_names() -> bytes:
    names = (
        "长" * 300 + ".txt",
        "行\n行.txt",
        "反\u202etxt.exe.txt",
        "\x1b[31m.txt",
        "",
        " .txt",
        "...",
    )
    members = [entry(name, _TEXT) for name in names]
    return zip_of_entries([*members, entry(_GOOD, _TEXT)])


def _gbk_names() -> bytes:
    name = "社区告示/活动室.txt".encode("gb18030")
    return zip_of_entries([entry(name, _TEXT, flags=0), entry(b"\xff\xfe\x80.txt", _TEXT, flags=0)])


def _one_broken() -> bytes:
    broken = Entry("坏.docx".encode(), docx()[:200], 200, method=0)
    return zip_of_entries([broken, entry("坏2.txt", _TEXT, crc=1), entry(_GOOD, _TEXT)])


def _unknown_method() -> bytes:
    return zip_of_entries([entry("奇.txt", _TEXT, method=97), entry(_GOOD, _TEXT)])


_HEAD = (
    "From: a@qinghe.example\r\nTo: b@qinghe.example\r\n"
    "Subject: =?utf-8?B?5rS75Yqo5a6k5ZGK56S6?=\r\nMIME-Version: 1.0\r\n"
)
_PLAIN = "Content-Type: text/plain; charset=utf-8\r\n\r\n"


def _mixed(parts: list[str], border: str = "b") -> str:
    body = "".join(f"--{border}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/mixed; boundary="{border}"\r\n\r\n{body}--{border}--\r\n'


def _file(name: str, content: bytes) -> str:
    coded = base64.encodebytes(content).decode()
    return (
        f'Content-Type: application/octet-stream; name="{name}"\r\nContent-Disposition: attachment;'
        f' filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}'
    )


def _mail(*parts: str) -> bytes:
    return (_HEAD + _mixed([_PLAIN + _TEXT, *parts])).encode()


def _attached(name: str, content: bytes) -> bytes:
    return _mail(_file(name, content))


def _nested_parts() -> bytes:
    part = _PLAIN + _TEXT
    for level in range(1000):
        part = _mixed([part], f"b{level}")
    return (_HEAD + part).encode()


def _many_attachments() -> bytes:
    return _mail(*[_file(f"{n}.txt", _TEXT.encode()) for n in range(5000)])


def _mails_in_mails() -> bytes:
    mail = _HEAD + _PLAIN + _TEXT
    for level in range(50):
        mail = _HEAD + _mixed(
            [_PLAIN + _TEXT, f"Content-Type: message/rfc822\r\n\r\n{mail}"], f"m{level}"
        )
    return mail.encode()


def _broken_charset() -> bytes:
    odd = "Content-Type: text/plain; charset=klingon-8\r\n\r\n一段\r\n"
    lie = b"Content-Type: text/plain; charset=ascii\r\nSubject: =?x?Q?=ff?=\r\n\r\n\xb9\xe6\xff\r\n"
    return _mail(odd, "LIE").replace(b"LIE", lie)


def _broken_base64() -> bytes:
    return _mail(_file("x.txt", b"x" * 99).replace("eHh4", "e*%4="))


def _long_header() -> bytes:
    folded = "\r\n ".join(["长头" * 30] * 10_000)
    return (f"X-Long: {folded}\r\n" + _HEAD + _PLAIN + _TEXT).encode()
