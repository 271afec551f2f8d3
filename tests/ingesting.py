"""A collection in a temporary folder, with its state, for tests of the ingest."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fakes import HashingEmbedder

from knowledge.errors import ModelMismatch
from knowledge.index import Generation, GenerationStore, Indexer, Terms
from knowledge.ingestion import (
    Collection,
    Fault,
    Ingestion,
    IngestReport,
    InProcess,
    Planner,
    State,
    check,
)
from knowledge.reading import Limits, Readers, build_readers

MAX_BYTES = 1_000_000

PATROL = """青禾社区夜间巡查规则

（自2023年5月1日起施行）

第一条 为了做好夜间巡查，制定本规则。
第二条 巡查每晚两次，分别在九点和十一点。
第三条 巡查人员发现路灯损坏的，应当在次日中午之前报修。
"""
GARDEN = """青禾社区菜园使用办法

（自2024年3月1日起施行）

第一条 为了用好屋顶菜园，制定本办法。
第二条 每户可以认领一块菜地，期限一年。
第三条 浇水用雨水桶里的水，不够时再接自来水。
第四条 连续两个月不打理的菜地由社区收回。
"""
STORY = """老街坊结对帮扶的做法

青禾社区　林月华

一、主要做法
社区把独居老人和年轻住户编成对子，每周至少上门一次。
二、取得成效
一年下来，对子之间走动了八百多次，漏水、断电的小事当天就有人管。
"""


@dataclass
class Bench:
    """A collection, the state beside it, and ingests of the one into the other."""

    root: Path
    var: Path
    terms: Terms
    embedder: HashingEmbedder = field(default_factory=HashingEmbedder)
    keep: int = 5

    def write(self, path: str, content: str | bytes) -> Path:
        """Put a file into the collection."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    @classmethod
    def at(cls, folder: Path) -> Bench:
        """Return an empty one below a folder."""
        (folder / "documents").mkdir()
        return cls(folder / "documents", folder / "var", _terms())

    @property
    def store(self) -> GenerationStore:
        """A store of its own, as another process has it."""
        return GenerationStore(self.var, keep=self.keep)

    @property
    def readers(self) -> Readers:
        return build_readers(Limits())

    @property
    def planner(self) -> Planner:
        return Planner(Collection(self.root), self.readers, MAX_BYTES, 400)

    @property
    def makers(self) -> InProcess:
        return InProcess(self.readers, 400)

    @property
    def ingestion(self) -> Ingestion:
        return Ingestion(
            self.planner,
            self.makers,
            self.store,
            indexer=lambda: Indexer(self.embedder, self.terms),
            check=self.refuse_other_model,
        )

    def ingest(self, *chosen: Path, **options: Any) -> IngestReport:
        """Run an ingest; `embedder.embedded` holds what this one embedded."""
        self.embedder.embedded.clear()
        return self.ingestion(chosen, **options)

    def refuse_other_model(self, generation: Generation) -> None:
        if generation.manifest.fact("embedding") != self.embedder.fingerprint:
            raise ModelMismatch("请运行 python ingest.py --rebuild 重建。")

    def faults(self) -> list[Fault]:
        """Check the published generation against the collection."""
        generation = self.store.current()
        found = list(check(generation, self.planner, self.makers))
        generation.close()
        return found

    def titles(self) -> list[str]:
        """Return the titles of the published documents that are not duplicates."""
        generation = self.store.current()
        records = generation.manifest.documents()
        generation.close()
        return [one.document.title for one in records if one.duplicate_of is None]

    def finds(self, words: str) -> list[str]:
        """Return the texts that the published lexical index finds for a term."""
        generation = self.store.current()
        rows = generation.lexical.search({"body": {words: 1.0}}, 10)
        records = generation.manifest.passages(list(rows))
        generation.close()
        return [records[row].passage.text for row in rows]


@cache
def _terms() -> Terms:
    return Terms()


def states(report: IngestReport) -> dict[str, State]:
    """Return what became of each file."""
    return {file.path: file.state for file in report.files}
