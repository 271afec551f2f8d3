"""Figures -> a markdown table for each set, and one picture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.rivals.line_up import STARTERS

_COLUMNS = {
    "hit@1": "hit@1",
    "hit@5": "hit@5",
    "hit@10": "hit@10",
    "mrr@10": "MRR@10",
    "hit@2000c": "hit in 2,000 characters",
    "ingest_s": "ingest s",
    "query_p50_ms": "query p50 ms",
    "query_p95_ms": "p95 ms",
    "peak_mb": "peak MB",
    "characters": "characters a piece",
}
_FROM, _TO = "<!-- tables -->", "<!-- /tables -->"
_SHARES = ("hit@1", "hit@5", "hit@10", "mrr@10", "hit@2000c")

Results = Mapping[str, Mapping[str, Mapping[str, Any]]]  # set -> system -> figures


def tables(results: Results) -> str:
    """Return a table for each set; the best of each share in bold, † where BM25 was helped."""
    return "\n".join(_table(name, systems) for name, systems in results.items())


def versions(results: Results) -> str:
    """Return the packages and versions of all systems, in one line."""
    found = {
        f"{package} {number}"
        for systems in results.values()
        for one in systems.values()
        for package, number in one.get("versions", {}).items()
    }
    return "Versions: " + ", ".join(sorted(found)) + "."


def put_into(page: Path, shown: str) -> None:
    """Put text between the two marks of a page, in place of what stands there."""
    before, _, rest = page.read_text(encoding="utf-8").partition(_FROM)
    _, _, after = rest.partition(_TO)
    page.write_text(f"{before}{_FROM}\n\n{shown}\n{_TO}{after}", encoding="utf-8")


def _table(name: str, systems: Mapping[str, Mapping[str, Any]]) -> str:
    ran = {key: systems[key] for key in STARTERS if key in systems}
    measured = [one for one in ran.values() if "error" not in one]
    best = {share: max((one.get(share, 0.0) for one in measured), default=0.0) for share in _SHARES}
    count = max((one["n"] for one in measured), default=0)
    lines = [
        f"### {name}: {count:,} questions",
        "",
        "| system | " + " | ".join(_COLUMNS.values()) + " |",
        "|---|" + "---|" * len(_COLUMNS),
    ]
    for key, one in ran.items():
        starter = STARTERS[key]
        cells = [starter.label + (" †" if starter.helped else "")]
        for column in _COLUMNS:
            cells.append(_cell(column, one[column], best.get(column)) if column in one else "–")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _cell(column: str, value: float, best: float | None) -> str:
    if column not in _SHARES:
        return f"{value:,}"
    shown = f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.3f}"
    return f"**{shown}**" if value == best else shown


def picture(results: Results, file: Path) -> None:
    """Draw hit@1, hit@5 and, as a dot, the median query time, a panel for each set."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    panels = len(results)
    ran = {key for systems in results.values() for key in systems}
    keys = [key for key in reversed(STARTERS) if key in ran]
    names = [STARTERS[key].label for key in keys]
    colours = ["#b5361c" if STARTERS[key].ours else "#6b7f99" for key in keys]
    figure, axes = pyplot.subplots(
        2, panels, figsize=(4.2 * panels, 8.4), squeeze=False, sharey=True, height_ratios=(1, 1)
    )
    for at, (name, systems) in enumerate(results.items()):
        quality, cost = axes[0][at], axes[1][at]

        def of(figure: str, systems: Mapping[str, Any] = systems) -> list[float]:
            return [systems.get(key, {}).get(figure, 0.0) for key in keys]

        quality.barh(names, of("hit@5"), color=colours, alpha=0.45)
        quality.barh(names, of("hit@1"), color=colours)
        quality.set_xlim(0, 1)
        quality.set_title(f"{name}: hit@1 (dark), hit@5 (light)", fontsize=8)
        cost.barh(names, of("query_p50_ms"), color=colours)
        cost.set_xscale("log")
        cost.set_title(f"{name}: query p50, ms (log)", fontsize=8)
        for one in (quality, cost):
            one.tick_params(labelsize=8)
            one.spines[["top", "right"]].set_visible(False)
            one.grid(axis="x", alpha=0.3)
    figure.tight_layout()
    figure.savefig(file, dpi=110)
    pyplot.close(figure)
