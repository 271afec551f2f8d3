"""Proves that every passage and document says what its source file says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.collection import Collection
from knowledge.errors import ReadingError
from knowledge.index import Generation
from knowledge.model import SourceText
from knowledge.reading import Readers


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be; `where` names the document or file."""

    where: str
    what: str


def check(
    generation: Generation, collection: Collection, readers: Readers, max_bytes: int
) -> Iterator[Fault]:
    """Yield every fault of a generation; nothing when it is sound.

    For each passage: text and offsets agree. For the indexes: both hold the passages of
    the manifest. For each source file, read anew: its kept lines are the lines of its
    documents, in order, white space and reported cleaning aside.
    """
    manifest = generation.manifest
    texts: dict[str, list[str]] = {}
    for record in manifest.documents():
        document = record.document
        text = manifest.document_text(document.id)
        texts.setdefault(document.path, []).append(text)
        for one in manifest.passages_of(document.id):
            passage = one.passage
            if passage.text != text[passage.start : passage.end]:
                yield Fault(document.title, f"{passage.id} 的文字与位置不符")
    expected = len(manifest.indexed_rows())
    for name, size in (("向量", generation.vectors.size), ("词语", generation.lexical.size)):
        if size != expected:
            yield Fault(generation.id, f"{name}索引有 {size} 段，应有 {expected} 段")
    for path, file in manifest.files().items():
        try:
            _, source = readers.read_file(collection.root, path, max_bytes)
        except ReadingError as error:
            yield Fault(path, str(error))
            continue
        removed = {line.number for line in file.removed}
        yield from _compare(path, source, removed, texts.get(path, []))


def _compare(
    path: str, source: SourceText, removed: set[int], documents: list[str]
) -> Iterator[Fault]:
    kept = [_squeeze(line.text) for line in source.lines if line.number not in removed]
    stands = "".join(kept)
    said = "".join(_squeeze(text) for text in documents)
    if stands == said:
        return
    for text in documents:
        if _squeeze(text) not in stands:
            yield Fault(path, "知识库里的文字与文件不符，请重新导入")
            return
    yield Fault(path, "文件里有未导入的文字，请重新导入")


def _squeeze(text: str) -> str:
    return "".join(text.split())
