"""RapidOCR: text found and read in pictures by the PP-OCR models that come in its wheel."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.reading.pages.ocr_engine import EngineFailure, Glimpse, Quad, quad_of

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

_DETECTION = "PP-OCRv6_det_small.onnx"
_RECOGNITION = "PP-OCRv6_rec_small.onnx"
_UNBOUNDED = 100_000  # pixels; who calls has chosen the size


class RapidOcr:
    """A `TextEngine` on rapidocr and onnxruntime, without a network.

    Loads in about a second when it is first asked, then holds some 160 MB. One line is
    read at a time: batches are padded to their longest line, and were slower and larger.
    The engine's own check for upside-down lines stays off: it turns good lines over.
    """

    def __init__(self, threads: int = 2) -> None:
        """`threads` bounds the processor cores that are used."""
        self._threads = threads
        self._loaded: Any = None
        self._one_at_a_time = threading.Lock()

    def find(self, picture: Pixels) -> list[Quad]:
        """Return where pieces of text stand; raises EngineFailure."""
        found = self._run(picture, use_det=True, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [quad_of(box.tolist()) for box in boxes]

    def read(self, line: Pixels) -> Glimpse:
        """Return what a picture of one line says; raises EngineFailure."""
        found = self._run(line, use_det=False, use_rec=True, return_word_box=True)
        if not found.txts or not found.txts[0]:
            return Glimpse("", (), ())
        text, words = found.txts[0], found.word_results[0]
        columns = [column for word in words.word_cols for column in word]
        return Glimpse(text, tuple(words.confs), _places(text, columns, words.line_txt_len))

    def _run(self, picture: Pixels, **steps: bool) -> Any:
        engine = self._engine()
        try:
            with self._one_at_a_time:  # it keeps the steps of a call in its attributes
                return engine(picture[..., ::-1], use_cls=False, **steps)  # blue comes first
        except Exception as error:  # whatever it stumbles over is one failure to us
            raise EngineFailure(f"recognition failed: {error!r}") from error

    def _engine(self) -> Any:
        if self._loaded is None:
            try:
                self._loaded = self._load()
            except Exception as error:
                raise EngineFailure(f"rapidocr cannot be loaded: {error!r}") from error
        return self._loaded

    def _load(self) -> Any:
        import rapidocr

        # It writes to the screen by itself; its errors reach us as exceptions.
        log = logging.getLogger("RapidOCR")
        log.handlers.clear()
        log.propagate = True
        models = Path(rapidocr.__file__).parent / "models"
        settings = {
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": _UNBOUNDED,
            "Det.limit_type": "max",
            "Det.limit_side_len": _UNBOUNDED,
            # A model that is named is never looked for elsewhere.
            "Det.model_path": str(models / _DETECTION),
            "Rec.model_path": str(models / _RECOGNITION),
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": min(
                self._threads, os.cpu_count() or 1
            ),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        return rapidocr.RapidOCR(params=settings)


def _places(text: str, columns: list[int], length: float) -> tuple[float, ...]:
    """Return the middle of each character; a blank, which has no column, after the last."""
    known = iter(columns)
    places: list[float] = []
    last = 0.0
    for character in text:
        if not character.isspace():
            last = min((next(known, 0) + 0.5) / max(length, 1.0), 1.0)
        places.append(last)
    return tuple(places)
