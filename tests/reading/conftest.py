from __future__ import annotations

import pytest

from knowledge.reading import HtmlReader, MarkdownReader, Readers, TextReader


@pytest.fixture(scope="session")
def readers() -> Readers:
    return Readers([TextReader(), MarkdownReader(), HtmlReader()])
