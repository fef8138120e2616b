"""Statistics as one picture, upright and in large letters: it is looked at on a phone."""

import io
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from handlers.echo import shortened
from handlers.figures import TOP, period
from handlers.phrases import statistics as phrases
from knowledge.statistics import Manner, Statistics

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INCHES: Final = (8.0, 11.0)
_DOTS: Final = 120
"""Dots an inch: 960 x 1320 pixels, more than a phone shows and little enough to send."""

_COLOURS: Final = {
    Manner.ANSWERED: "#2e7d32",
    Manner.CLARIFIED: "#1565c0",
    Manner.NOT_STATED: "#8e8e8e",
    Manner.UNKNOWN: "#ef6c00",
}
"""Told apart also by those who do not tell green from red."""

_LABEL: Final = 34
"""Characters of a title beside its bar."""

_TICKS: Final = 8
"""Dates written below the days."""


def drawn(statistics: Statistics) -> bytes:
    """The picture as PNG. Takes about half a second; call it from a thread."""
    # Importing takes most of a second, which only those wait for who want a picture. The canvas is made
    # here and not by pyplot, whose figures are shared by all threads.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.font_manager import findfont, get_font  # noqa: PLC0415

    figure = Figure(figsize=_INCHES, dpi=_DOTS, layout="constrained")
    figure.suptitle(period(statistics), fontsize=17)
    FigureCanvasAgg(figure)
    letters = frozenset(map(chr, get_font(findfont("DejaVu Sans")).get_charmap()))
    days, shares, facts, gaps = figure.subplots(4, 1, height_ratios=(3, 1.6, 2, 2))
    _draw_days(days, statistics)
    _draw_bars(
        shares,
        phrases.CHART_SHARES,
        [(phrases.MANNERS[manner], 100 * statistics.share(manner)) for manner in Manner],
        [_COLOURS[manner] for manner in Manner],
    )
    top = [(_label(fact.label, letters), times) for fact, times in statistics.facts[:TOP]]
    _draw_bars(facts, phrases.CHART_FACTS, top, [_COLOURS[Manner.ANSWERED]] * len(top))
    open_ = [(_label(gap.question, letters), gap.times) for gap in statistics.gaps[:TOP]]
    _draw_bars(gaps, phrases.CHART_GAPS, open_, [_COLOURS[Manner.UNKNOWN]] * len(open_))
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _label(text: str, letters: Collection[str]) -> str:
    """``text`` beside a bar: a dollar sign begins no formula, and what the font lacks is left out."""
    line = shortened("".join(letter for letter in text if letter in letters), _LABEL)
    return line.replace("$", r"\$")


def _draw_days(axes: "Axes", statistics: Statistics) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    places = range(len(statistics.days))
    below = [0] * len(statistics.days)
    for manner in Manner:
        heights = [day.asked.get(manner, 0) for day in statistics.days]
        axes.bar(
            places, heights, bottom=below, color=_COLOURS[manner], label=phrases.MANNERS[manner], width=0.85
        )
        below = [lower + height for lower, height in zip(below, heights, strict=True)]
    axes.set_title(phrases.CHART_DAYS, fontsize=15, loc="left")
    step = -(-len(statistics.days) // _TICKS)
    shown = list(places)[::step]
    axes.set_xticks(shown, [statistics.days[place].date.strftime("%d/%m") for place in shown], fontsize=12)
    axes.tick_params(axis="y", labelsize=12)
    axes.set_ylim(0, max(4, 1.35 * max(below, default=0)))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(loc="upper center", ncols=2, fontsize=12, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)


def _draw_bars(axes: "Axes", title: str, bars: Sequence[tuple[str, float]], colours: Sequence[str]) -> None:
    axes.set_title(title, fontsize=15, loc="left")
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.set_xticks([])
    if not bars:
        axes.set_yticks([])
        axes.text(0.5, 0.5, phrases.CHART_EMPTY, fontsize=13, ha="center", va="center")
        return
    places = range(len(bars))
    widths = [width for _, width in bars]
    drawn_bars = axes.barh(places, widths, color=list(colours))
    axes.bar_label(drawn_bars, [format(width, ".0f") for width in widths], fontsize=12, padding=3)
    axes.set_yticks(places, [label for label, _ in bars], fontsize=12)
    axes.set_xlim(0, 1.12 * max(*widths, 1))
    axes.invert_yaxis()
