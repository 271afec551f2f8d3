"""Builds what answers questions: the index, the search, the answers, the conversation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.answer import Answerer
from knowledge.browsing import Browser, Searcher
from knowledge.dialogue import Dialogue, FollowUps, Fragments, Parallels, Subjects
from knowledge.errors import ModelMismatch, SettingsError
from knowledge.index import (
    Generation,
    GenerationStore,
    NamedModel,
    SentenceTransformerEmbedder,
    Terms,
    WordTable,
)
from knowledge.index.texts import MODEL_MISMATCH
from knowledge.ingestion import GLOSSARY
from knowledge.once import once
from knowledge.quiz import WRITERS, QuizMaker, Topics, Upkeep, faults
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
from knowledge.settings import Settings
from knowledge.texts import NO_GLOSSARY

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED_MODEL = ROOT / "models/zhigui-static-zh"


@dataclass(frozen=True)
class Answering:
    """Builds what answers questions, each part when it is first asked for, by any thread."""

    settings: Settings

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

    @once
    def searcher(self) -> Searcher:
        return Searcher(self.library, self.retriever, self.read_question)

    @once
    def browser(self) -> Browser:
        return Browser(self.library)

    @once
    def quiz(self) -> QuizMaker:
        return QuizMaker(
            self.library,
            self.searcher,
            Topics(self.searcher, self.read_question, self.terms),
            writers=WRITERS,
            examine=faults,
            tag=self.terms.tagged,
        )

    @once
    def upkeep(self) -> Upkeep:
        return Upkeep(self.library)

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
