"""What the person who runs the bot is told: both pages say the same, and what is so."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from test_docs import code_blocks, headings, tables

from bot.commands import NAMES
from bot.delivery import Event
from bot.operations import Metrics

ROOT = Path(__file__).resolve().parents[3]
ENGLISH = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "docs/operations.zh-CN.md").read_text(encoding="utf-8")
UNIT = ROOT / "deploy/zhigui-bot.service"

both = pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["english", "chinese"])


def test_both_pages_have_the_same_skeleton() -> None:
    assert headings(ENGLISH) == headings(CHINESE)
    assert code_blocks(ENGLISH) == code_blocks(CHINESE)
    assert tables(ENGLISH) == tables(CHINESE)
    assert ENGLISH.count("\n- ") == CHINESE.count("\n- ")


@both
def test_links_within_the_page_lead_to_a_heading(page: str) -> None:
    titles = re.findall(r"^#+ (.+)$", page, re.M)
    anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}

    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors


@both
def test_the_settings_and_commands_that_it_names_exist(page: str) -> None:
    shipped = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    keys = {f"{section}.{key}" for section in shipped for key in shipped[section]}
    named = re.findall(rf"`((?:{'|'.join(shipped)})\.[a-z_]+)[:`]", page)
    botfather = {"newbot", "setprivacy", "setinline", "revoke", "logOut"}
    commands = {command for command in re.findall(r"`/([a-z]+)(?: [A-Z一-龥]+)?`", page)}

    assert len(set(named)) > 10
    assert set(named) <= keys
    assert commands - {"health", "metrics"} <= NAMES | botfather


@both
def test_every_metric_is_explained(page: str) -> None:
    metrics = Metrics()
    names = {family.name for family in metrics.registry.collect()}
    ours = {name for name in names if name.startswith("zhigui")}

    assert ours
    for name in ours:
        assert f"`{name}" in page
    for event in re.findall(r"`zhigui_deliveries_total\{event\}` \| (.+) \|", page):
        told = set(re.findall(r"`([a-z_]+)`", event))
        assert told <= {one.value for one in Event}


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("no systemd here")
    unit = UNIT.read_text(encoding="utf-8")
    trial = tmp_path / UNIT.name
    # The one thing that is not on this machine: where the bot is installed.
    trial.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/sh", unit, flags=re.M), "utf-8")

    done = subprocess.run(  # noqa: S603 - systemd's own
        [verify, "verify", "--man=no", str(trial)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_and_the_pages_name_the_same_places() -> None:
    unit = UNIT.read_text(encoding="utf-8")

    for place in ("/opt/zhigui", "/etc/zhigui/bot.env", "/var/lib/zhigui", "/srv/zhigui/documents"):
        assert place in unit
        assert place in ENGLISH
