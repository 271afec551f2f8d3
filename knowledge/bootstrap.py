"""The one place where adapters are built and put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.answer import Answerer
from knowledge.dialogue import Dialogue, FollowUps, Fragments, Parallels, Subjects
from knowledge.errors import ModelMismatch, SettingsError
from knowledge.evaluation import Ask, Examination, about
from knowledge.index import (
    Generation,
    GenerationStore,
    Indexer,
    NamedModel,
    SentenceTransformerEmbedder,
    Terms,
    WordTable,
)
from knowledge.index.texts import MODEL_MISMATCH
from knowledge.ingestion import (
    GLOSSARY,
    QUESTIONS,
    Approval,
    Collection,
    Ingestion,
    Planner,
    WorkerLimits,
    Workers,
)
from knowledge.once import once
from knowledge.reading import Limits, Readers, build_readers
from knowledge.search import (
    Catalogues,
    CrossEncoderJudge,
    GlossaryFiles,
    Library,
    Objections,
    QuestionReader,
    RankingModel,
    Retriever,
    SecondReading,
    Spelling,
)
from knowledge.settings import Settings, load
from knowledge.texts import NO_GLOSSARY

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

ROOT = Path(__file__).resolve().parent.parent
SHIPPED_MODEL = ROOT / "models/zhigui-static-zh"


@dataclass(frozen=True)
class Workshop:
    """Builds what the commands need, each part when it is first asked for."""

    settings: Settings

    @classmethod
    def from_config(cls, config: Path | None = None) -> Workshop:
        """Read the settings; raises SettingsError."""
        return cls(load(config or ROOT / "config.yaml"))

    @once
    def collection(self) -> Collection:
        return Collection(self.settings.collection.path)

    @once
    def readers(self) -> Readers:
        return build_readers(self._limits)

    @once
    def makers(self) -> Workers:
        reading = self.settings.reading
        limits = WorkerLimits(
            self._limits, reading.page_seconds, reading.file_seconds, reading.memory_mb
        )
        return Workers(limits, reading.workers, self.settings.passages.max_characters)

    @property
    def _limits(self) -> Limits:
        reading = self.settings.reading
        return Limits(
            pages=reading.max_pages,
            pixels=reading.max_megapixels * 1_000_000,
            unpacked_mb=reading.max_unpacked_mb,
            # A conversion that takes too long ends by itself, with a sentence of its own.
            convert_seconds=max(1, reading.page_seconds * 9 // 10),
        )

    @once
    def store(self) -> GenerationStore:
        index = self.settings.index
        return GenerationStore(index.path, keep=index.keep_generations)

    @once
    def terms(self) -> Terms:
        return Terms()

    @once
    def embedder(self) -> SentenceTransformerEmbedder:
        embedding = self.settings.embedding
        return SentenceTransformerEmbedder(
            self._model(embedding.model, "embedding.model"),
            query_prefix=embedding.query_prefix,
            passage_prefix=embedding.passage_prefix,
            query_prompt=embedding.query_prompt,
            dimensions=embedding.dimensions,
            batch_size=embedding.batch_size,
        )

    @once
    def _second_reading(self) -> SecondReading | None:
        reranker = self.settings.reranker
        if not reranker.model:
            return None
        model = self._model(reranker.model, "reranker.model")
        _ = model.folder  # a model that cannot be had is told before any question
        return SecondReading(
            CrossEncoderJudge(model), candidates=reranker.candidates, weight=reranker.weight
        )

    def _model(self, name: str, key: str) -> NamedModel:
        embedding = self.settings.embedding
        return NamedModel(name, key=key, device=embedding.device, download=embedding.download)

    @once
    def planner(self) -> Planner:
        return Planner(
            self.collection,
            self.readers,
            max_bytes=self.settings.collection.max_file_mb * 1024 * 1024,
            max_passage=self.settings.passages.max_characters,
        )

    @once
    def ingestion(self) -> Ingestion:
        return Ingestion(
            self.planner,
            self.makers,
            self.store,
            indexer=self._indexer,
            check=self._refuse_other_model,
            approval=Approval(
                self.collection.root / QUESTIONS, self._asking, self.settings.approval.tolerance
            ),
        )

    def _indexer(self) -> Indexer:
        _ = self.embedder.fingerprint  # raises where the model cannot be had
        return Indexer(self.embedder, self.terms)

    @once
    def glossary(self) -> GlossaryFiles:
        collection = self.settings.collection
        if not collection.glossary.is_file():
            raise SettingsError(NO_GLOSSARY.format(file=collection.glossary))
        return GlossaryFiles([collection.glossary, collection.path / GLOSSARY], self.terms)

    @once
    def read_question(self) -> QuestionReader:
        return QuestionReader(self.terms, self.glossary, Spelling(self.terms))

    @once
    def library(self) -> Library:
        return Library(self.store, self._refuse_other_model)

    @once
    def reader(self) -> SentenceTransformerEmbedder:
        """The model that ships: a large one takes minutes for all sentences of a question."""
        if Path(self.settings.embedding.model) == SHIPPED_MODEL:
            return self.embedder
        return SentenceTransformerEmbedder(NamedModel(str(SHIPPED_MODEL)))

    @once
    def retriever(self) -> Retriever:
        search = self.settings.search
        return Retriever(
            self.embedder,
            self.reader,
            self.terms,
            WordTable(self.reader),
            RankingModel.load(),
            candidates=search.candidates,
            second_reading=self._second_reading,
        )

    def langchain_retriever(self, limit: int = 10) -> BaseRetriever:
        """Offer the retriever to a LangChain chain or agent."""
        from knowledge.search.langchain_retriever import PassageRetriever

        return PassageRetriever(
            library=self.library, retriever=self.retriever, read=self.read_question, limit=limit
        )

    @once
    def answerer(self) -> Answerer:
        return self._answerer_over(self.library)

    def _answerer_over(self, library: Catalogues) -> Answerer:
        answer = self.settings.answer
        return Answerer(
            library,
            self.retriever,
            Objections(self.terms, self.reader),
            self.read_question,
            self.terms,
            threshold=answer.threshold,
            max_characters=answer.max_characters,
        )

    @once
    def examination(self) -> Examination:
        return Examination(
            self.library,
            self._asking,
            self.retriever,
            self.read_question,
            indexer=lambda: Indexer(self.embedder, self.terms),
        )

    @property
    def about(self) -> dict[str, Any]:
        """What an evaluation is of: the version, the model, the generation, the settings."""
        told = {"generation": self.store.current_id(), "embedding": self.embedder.fingerprint}
        return about(ROOT / "pyproject.toml", self.settings, **told)

    def _asking(self, library: Catalogues) -> Ask:
        dialogue = self._dialogue_over(library)
        return lambda item: dialogue(item.question, history=item.history, as_of=item.day)

    @once
    def dialogue(self) -> Dialogue:
        return self._dialogue_over(self.library)

    def _dialogue_over(self, library: Catalogues) -> Dialogue:
        subjects = Subjects(self.terms, self.reader, self.glossary)
        follow_ups = FollowUps(subjects, Fragments(subjects, Parallels(subjects)))
        return Dialogue(library, self._answerer_over(library), follow_ups)

    def _refuse_other_model(self, generation: Generation) -> None:
        built_with = generation.manifest.fact("embedding")
        if built_with != self.embedder.fingerprint:
            raise ModelMismatch(
                MODEL_MISMATCH, detail=f"{built_with} != {self.embedder.fingerprint}"
            )
