"""A question set's own passages -> an index of them, through the same indexer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.evaluation.texts import UNTITLED
from knowledge.index import FileRecord, GenerationStore, Indexer
from knowledge.model import Document, Kind, Level, Passage, Place, digest
from knowledge.search import Catalogue

_PLACE = "body"


@contextmanager
def passage_index(
    passages: Mapping[str, tuple[str, str]], indexer: Callable[[], Indexer]
) -> Iterator[Catalogue]:
    """Index passages in a temporary folder, which is gone after the block.

    Args:
        passages: id -> (title, text); each becomes a document of one passage, uncut, whose
            path is the id.
    """
    with TemporaryDirectory(prefix="zhigui-") as folder:
        store = GenerationStore(Path(folder))
        with store.lock(), store.draft(None) as draft:
            for id_, (title, text) in passages.items():
                draft.manifest.put_file(FileRecord(id_, digest(text), digest(text), len(text)))
                draft.manifest.put_document(_document(id_, title, text), digest(id_))
            indexer().update(draft, None, lambda done, total: None)
            store.publish(draft)
        with closing(store.current()) as generation:
            yield Catalogue(generation)


def _document(id_: str, title: str, text: str) -> Document:
    number = digest(id_)
    passage = Passage(
        id=f"{number}:{_PLACE}:0",
        document_id=number,
        place=_PLACE,
        location=UNTITLED,
        start=0,
        end=len(text),
        text=text,
        embedding_text=f"{title}\n{text}" if title else text,
    )
    return Document(
        id=number,
        path=id_,
        title=title or UNTITLED,
        kind=Kind.OTHER,
        text=text,
        places=(Place(_PLACE, Level.SECTION, UNTITLED, 0, len(text)),),
        passages=(passage,) if text else (),
    )
