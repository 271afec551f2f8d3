"""LibreOffice as a converter: a process of its own, with a profile of its own."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

_log = logging.getLogger(__name__)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_MEGABYTE = 1024 * 1024
_PASSED_ON = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "PROGRAMFILES", "WINDIR")

# No macros, no links followed, nothing fetched; where a version does not know a setting
# it ignores it. Chinese is what a file without a code page is written in.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Common/Security/Scripting", "CheckDocumentEvents", "false"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    ("Office.Linguistic/General", "DefaultLocale_CJK", "zh-CN"),
)


class ConversionError(Exception):
    """LibreOffice gave no file; the message says what it said, for the log."""


class ConversionTimeout(ConversionError):
    """LibreOffice took too long and was ended."""


def find_libreoffice() -> str | None:
    """Return the path of LibreOffice's program, None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if os.access(place, os.X_OK)), None)


def convert(
    program: str, data: bytes, ending: str, target: str, *, seconds: int, megabytes: int
) -> bytes:
    """Return a file's bytes in another format: `.doc` to `.docx`, say.

    Works in a folder that is removed afterwards; the file's own name is never used.
    Raises ConversionTimeout after `seconds`, when the program and all that it started
    have been ended, and ConversionError where it gives no file or more than `megabytes`.
    """
    with tempfile.TemporaryDirectory(prefix="zhigui-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / f"input{ending}").write_bytes(data)
        profile = home / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--convert-to",
            target.removeprefix("."),
            "--outdir",
            str(home / "out"),
            str(home / f"input{ending}"),
        ]
        said = _run(command, home, seconds, megabytes)
        result = home / "out" / f"input{target}"
        if not result.is_file():
            raise ConversionError(said)
        if result.stat().st_size >= megabytes * _MEGABYTE:  # it may have been cut there
            raise ConversionError(f"{result.stat().st_size} bytes")
        return result.read_bytes()


def _run(command: list[str], home: Path, seconds: int, megabytes: int) -> str:
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment |= dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(home))
    environment |= {"LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    with open(home / "said", "w+b") as said:
        process = subprocess.Popen(  # noqa: S603 - no shell, and the names are ours
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            _bound(process.pid, megabytes)
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise ConversionTimeout(f"{seconds} s") from None
        finally:
            _end(process)
        said.seek(0)
        return said.read(2000).decode("utf-8", "replace")


def _bound(pid: int, megabytes: int) -> None:
    """Let no file that it writes fill the disk."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):  # it has ended already
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (megabytes * _MEGABYTE,) * 2)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started.

    It is no session of its own, so that whoever ends ours, as a group, ends it as well.
    """
    if process.poll() is None:
        if sys.platform == "win32":
            subprocess.run(  # noqa: S603
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
                check=False,
                capture_output=True,
            )
        else:
            for pid in (*_descendants(process.pid), process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
    process.wait()


def _descendants(pid: int) -> list[int]:
    """Return the processes that a process started and those that they did (Linux).

    Elsewhere there are none: on a Mac the program is a single process.
    """
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name, in brackets, may hold anything.
            parent = int(stat.read_text(errors="replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    found = list(children.get(pid, ()))
    for one in found:
        found += children.get(one, ())
    return found


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
