"""The house rules that can be read off the source: who imports whom, what, and when."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 250  # lines a file may have
SENTENCES = frozenset({"texts.py", "english.py"})  # data, one field a sentence

# The one way: a module imports its own layer's package and the layers before it.
LAYERS = (
    "ground",
    "reading",
    "structure",
    "index",
    "search",
    "answer",
    "dialogue",
    "work",
    "bootstrap",
    "top",
)
GROUND = frozenset({"model", "source", "once", "errors", "settings", "texts"})

# Each engine is known to one file, its adapter.
ADAPTERS = {
    "chromadb": "knowledge/index/vectors.py",
    "tantivy": "knowledge/index/lexical.py",
    "sentence_transformers": "knowledge/index/named_model.py",
    "huggingface_hub": "knowledge/index/named_model.py",
    "rjieba": "knowledge/index/terms.py",
    "opencc": "knowledge/index/terms.py",
    "docx": "knowledge/reading/word/package.py",
    "lxml": "knowledge/reading/web/html.py",
    "olefile": "knowledge/reading/office/compound.py",
    "trafilatura": "knowledge/reading/web/html.py",
    "PIL": "knowledge/reading/pages/picture_file.py",
    "cv2": "knowledge/reading/pages/image.py",
    "pypdfium2": "knowledge/reading/pages/pdfium.py",
    "rapidocr": "knowledge/reading/pages/rapid_ocr.py",
    "pdfplumber": "knowledge/reading/pages/ruling.py",
    "openpyxl": "knowledge/reading/sheets/xlsx.py",
    "pptx": "knowledge/reading/slides/pptx.py",
    "xlrd": "knowledge/reading/sheets/xls.py",
    "fsrs": "bot/standings/repetition.py",
}
# Engines that also write files; each by one more adapter.
WRITERS = {
    "docx": "knowledge/quiz/exchange/docx_page.py",
    "openpyxl": "knowledge/quiz/exchange/workbook.py",
}
LANGCHAIN = frozenset({"langchain", "langchain_core", "langchain_chroma"})
# Seconds or hundreds of megabytes each. LangChain's classes are inherited from, so its
# adapter imports them at its head and is itself imported late.
HEAVY = ("torch", "transformers", "sentence_transformers", "chromadb", "tantivy", "trafilatura")
LOADED_LATE = {*HEAVY, *LANGCHAIN, "PIL", "cv2", "rapidocr"}


@dataclass(frozen=True)
class Import:
    """One imported module; `late` where the import stands in a function."""

    file: str
    module: str
    late: bool

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]


def sources() -> list[Path]:
    packages = [file for name in ("knowledge", "bot") for file in (ROOT / name).rglob("*.py")]
    return sorted([ROOT / "ingest.py", *packages])


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def imports() -> tuple[Import, ...]:
    """Every import at run time; those for the type checker alone are left out."""
    found: list[Import] = []
    for file in sources():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found += (Import(relative(file), module, late) for module, late in _walk(tree, late=False))
    return tuple(found)


def _walk(node: ast.AST, *, late: bool) -> Iterator[tuple[str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            yield child.module or "", late
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from _walk(child, late=late or inside)


def layer(module: str) -> int:
    """Return the place of a module of ours in LAYERS."""
    parts = module.split(".")
    if parts[0] != "knowledge" or parts[1:] == ["__main__"]:
        name = "top"
    elif len(parts) == 1 or parts[1] in GROUND:
        name = "ground"
    else:
        name = parts[1] if parts[1] in LAYERS else "work"
    return LAYERS.index(name)


def module_of(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def package_of(module: str) -> str:
    """Return the stage that a module belongs to, or the module itself."""
    parts = module.split(".")
    return ".".join(parts[:2]) if len(parts) > 1 else module


def ours() -> list[Import]:
    return [one for one in imports() if one.top in ("knowledge", "bot", "ingest")]


def test_the_walk_sees_the_imports() -> None:
    assert Import("knowledge/index/vectors.py", "chromadb", late=True) in imports()
    assert Import("ingest.py", "knowledge.bootstrap", late=False) in imports()


def test_imports_run_one_way() -> None:
    wrong = [
        f"{one.file} imports {one.module}"
        for one in ours()
        if layer(one.module) > layer(module_of(one.file))
    ]

    assert not wrong, "\n".join(wrong)


def test_stages_are_entered_by_their_public_names() -> None:
    wrong = [
        f"{one.file} imports {one.module}"
        for one in ours()
        if one.module.count(".") > 1
        and package_of(one.module) != package_of(module_of(one.file))
        and not one.module.endswith(".texts")
        # An adapter that is slow to import is no public name; only bootstrap asks for it.
        and not (one.late and one.file.startswith("knowledge/bootstrap/"))
        # The handlers have no face but the order in which bootstrap lists them.
        and not (one.file.startswith("bot/bootstrap/") and one.module.startswith("bot.handlers."))
    ]

    assert not wrong, "\n".join(wrong)


def test_knowledge_knows_nothing_of_telegram() -> None:
    wrong = [
        one.file
        for one in imports()
        if one.file.startswith(("knowledge/", "ingest.py")) and one.top in ("telegram", "bot")
    ]

    assert not wrong, "\n".join(wrong)


# Where the bot meets Telegram; all else of it is about questions, people and messages.
FACING_TELEGRAM = (
    "bot/__main__.py",
    "bot/bootstrap",
    "bot/delivery/",
    "bot/handlers/",
    "bot/inbox/",
    "bot/operations/",
)


def test_only_what_faces_telegram_imports_it() -> None:
    wrong = [
        one.file
        for one in imports()
        if one.top == "telegram" and not one.file.startswith(FACING_TELEGRAM)
    ]

    assert not wrong, "\n".join(wrong)


def test_only_the_state_knows_the_database() -> None:
    wrong = [
        one.file
        for one in imports()
        if one.top in ("sqlalchemy", "alembic", "psycopg") and not one.file.startswith("bot/state/")
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("engine", "adapter"), ADAPTERS.items())
def test_an_engine_is_imported_in_its_adapter_only(engine: str, adapter: str) -> None:
    adapters = {adapter, WRITERS.get(engine, adapter)}

    assert {one.file for one in imports() if one.top == engine} == adapters


def test_langchain_is_imported_in_one_file_at_most() -> None:
    assert len({one.file for one in imports() if one.top in LANGCHAIN}) <= 1


def test_heavy_libraries_are_imported_when_they_are_used() -> None:
    wrong = [
        f"{one.file} imports {one.module}" for one in imports() if one.top in HEAVY and not one.late
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("module", ["knowledge.__main__", "ingest", "bot"])
def test_starting_a_command_loads_no_heavy_library(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules.keys() & {LOADED_LATE!r}))"

    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []


def test_the_nouns_need_the_standard_library_only() -> None:
    model = {one.top for one in imports() if one.file == "knowledge/model.py"}

    assert model <= sys.stdlib_module_names


def test_files_stay_short() -> None:
    lengths = {
        relative(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in sources()
        if file.name not in SENTENCES
    }
    wrong = [f"{file}: {lines} lines" for file, lines in lengths.items() if lines > LONGEST]

    assert not wrong, "\n".join(wrong)


def test_test_files_have_names_of_their_own() -> None:
    """Outside packages pytest imports by the bare name, and takes one file of each name only."""
    files = (
        file
        for file in (ROOT / "tests").rglob("*.py")
        if file.name != "conftest.py" and not (file.parent / "__init__.py").exists()
    )
    names = Counter(file.name for file in files)

    assert not [name for name, count in names.items() if count > 1]
