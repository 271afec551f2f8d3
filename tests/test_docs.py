"""What the READMEs must not forget, and that both say the same."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
import typer
import yaml

import ingest
from knowledge import errors
from knowledge.__main__ import app
from knowledge.settings import Settings
from knowledge.structure.metadata import FIELDS

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
PAGES = [
    path for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]) if path.is_file()
]

both = pytest.mark.parametrize("readme", [ENGLISH, CHINESE], ids=["english", "chinese"])


def commands() -> dict[str, list[str]]:
    """Return every command with its options."""
    ingesting = typer.Typer(add_completion=False)
    ingesting.command()(ingest.main)
    found = {"python ingest.py": typer.main.get_command(ingesting)}
    groups = {"python -m knowledge": typer.main.get_command(app)}
    while groups:
        name, group = groups.popitem()
        for own, command in group.commands.items():
            of = groups if hasattr(command, "commands") else found
            of[f"{name} {own}"] = command
    return {
        name: [
            option
            for parameter in command.params
            for option in (*parameter.opts, *parameter.secondary_opts)
            if option.startswith("--")
        ]
        for name, command in found.items()
    }


def code_blocks(text: str) -> list[str]:
    """Return the fenced blocks, comments and blanks before them left out."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text, re.M | re.S)
    return [re.sub(r"\s*# .*", "", block) for block in blocks]


def headings(text: str) -> list[int]:
    """Return the levels of the headings, code blocks left out."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, re.M)]


def tables(text: str) -> list[int]:
    """Return how many columns each table row has."""
    return [line.count("|") for line in text.splitlines() if line.startswith("|")]


def test_both_readmes_have_the_same_skeleton() -> None:
    assert headings(ENGLISH) == headings(CHINESE)
    assert code_blocks(ENGLISH) == code_blocks(CHINESE)
    assert tables(ENGLISH) == tables(CHINESE)
    assert ENGLISH.count("\n- ") == CHINESE.count("\n- ")


@both
def test_every_setting_is_documented_with_its_default(readme: str) -> None:
    for section, values in Settings().model_dump(mode="json").items():
        for key, default in values.items():
            variable = f"ZHIGUI_{section}__{key}".upper()
            shown = rf"`{re.escape(str(default))}`" if default != "" else "(empty|空)"
            row = rf"^\| `{section}\.{key}` \| `{variable}` \| {shown} \| .+ \|$"
            assert re.search(row, readme, re.M), f"{section}.{key} = {default!r}"


@both
def test_every_command_and_option_is_documented(readme: str) -> None:
    for name, options in commands().items():
        assert name in readme
        for option in options:
            # `--prune` is shown as its opposite, which is what one types.
            wanted = "--no-prune" if option == "--prune" else option
            assert wanted in readme, f"{name} {option}"


@both
def test_every_make_target_is_documented(readme: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.M)

    assert {"run", "test", "check"} <= set(targets)
    for target in targets:
        assert f"make {target}" in readme


@both
def test_every_field_of_a_sidecar_is_documented(readme: str) -> None:
    for field in FIELDS:
        assert f"`{field}`" in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert broken == []


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")

    for decision in (ROOT / "docs/decisions").glob("0*.md"):
        assert f"({decision.name})" in index


def test_the_tree_of_errors_is_drawn_as_it_is() -> None:
    drawn = (errors.__doc__ or "").split("\n\n")[1]
    architecture = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    lines = re.findall(r"^ {4}([ │├└─]*)(\w+)", drawn, re.M)
    kinds = [one for one in vars(errors).values() if isinstance(one, type)]
    depths = [one.__mro__.index(errors.ZhiguiError) for one in kinds]

    assert dedent(drawn) in architecture
    assert [(len(branch) // 4, name) for branch, name in lines] == [
        (depth, one.__name__) for depth, one in zip(depths, kinds, strict=True)
    ]


def test_the_changelog_tells_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.M)

    assert version is not None
    assert "## [Unreleased]" in changelog
    assert version[1] in changelog


def test_the_example_environment_names_what_exists() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    shipped = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    known = {f"ZHIGUI_{section}__{key}".upper() for section in shipped for key in shipped[section]}
    known |= {"ZHIGUI_VAR", "ZHIGUI_DOCUMENTS", "ZHIGUI_LOG", "TELEGRAM_BOT_TOKEN"}
    known |= {"TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_PROXY", "TELEGRAM_API_ROOT"}

    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.M)) <= known
