"""Writing pictures, and the numbers behind them, to files."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from goaldesk.ui.charts.insight import Insight
from goaldesk.ui.charts.sheet import to_csv
from goaldesk.ui.charts.sketch import sketch, sketch_of_all
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.saving import ask_where, write_file
from goaldesk.ui.i18n import tr


def save_insight(ui: Context, parent: QWidget, insight: Insight, width: int, suffix: str) -> None:
    """Ask for a name, and write one picture there as .png or .svg, as wide as it is shown, or its numbers as .csv."""
    name, kind = {
        ".png": (tr("Export as PNG"), tr("PNG picture (*.png)")),
        ".svg": (tr("Export as SVG"), tr("SVG picture (*.svg)")),
        ".csv": (tr("Export as CSV"), tr("CSV (*.csv)")),
    }[suffix]
    where = ask_where(parent, name, insight.file_name + suffix, {kind: suffix})
    if where is None:
        return
    if suffix == ".csv":
        data = to_csv(insight.sheet())
    else:
        drawn = sketch(ui, insight, width, rtl=ui.look.rtl(parent))
        data = drawn.png() if suffix == ".png" else drawn.svg()
    write_file(ui, where[0], data)


def save_insights(ui: Context, parent: QWidget, said: str, insights: Sequence[Insight]) -> None:
    """Ask for a name, and write all pictures there as one, in the format of its ending. ``said`` tells the time."""
    kinds = {tr("PNG picture (*.png)"): ".png", tr("SVG picture (*.svg)"): ".svg"}
    where = ask_where(parent, tr("Save as picture"), "insights.png", kinds)
    if where is None:
        return
    drawn = sketch_of_all(ui, (tr("Insights"), said), insights, rtl=ui.look.rtl(parent))
    write_file(ui, where[0], drawn.png() if where[1] == ".png" else drawn.svg())
