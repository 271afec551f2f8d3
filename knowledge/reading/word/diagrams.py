"""The words in a diagram (SmartArt), such as an organisation chart."""

from __future__ import annotations

from typing import Any

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = _DIAGRAM + "relIds"
"""The element that stands for a diagram in the text."""


def diagram_texts(data: Any) -> list[str]:
    """Return what stands in the boxes of a diagram, in the order in which they were made."""
    texts = [
        "".join(text.text or "" for text in point.iter(_DRAWING + "t"))
        for point in data.iter(_DIAGRAM + "pt")
    ]
    return [text for text in texts if text.strip()]
