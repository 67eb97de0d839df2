"""Own figures, tables and texts: on the page with what a reader needs, or refused by name."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
import seaborn as sns
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot as plt

from regionanalysis.errors import ParameterError
from regionanalysis.presentation.blocks import Block, Plot, Table
from regionanalysis.presentation.charts.own import MAX_DRAWING
from regionanalysis.presentation.frame_table import MAX_ROWS, frame_table
from regionanalysis.presentation.language import THIN_SPACE, language
from regionanalysis.presentation.own_content import Described, blocks_of
from regionanalysis.reporting.page.sanitise import sanitise

NB, EN = language("nb"), language("en")
WHOLE = {"title": "A <title>", "alt": "What & how", "source": "My survey"}
FRAME = pd.DataFrame({"Kommune": ["Grue", "Våler"], "Vekst": [-85.0, 12.5], "Ny": [True, False]})


@pytest.fixture(autouse=True)
def _pyplot() -> Iterator[None]:
    with mpl.rc_context():
        mpl.use("agg")
        yield
        plt.close("all")


def shown(*content: Any, code: str = "nb", **described: Any) -> list[Block]:
    return list(blocks_of(content, Described(**described), language(code), lambda name: name))


def drawn() -> Any:
    figure, axes = plt.subplots()
    axes.plot([2015, 2016], [1, 3], label="jobs & <b>")
    axes.legend()
    return figure


def test_a_text_is_paragraphs_and_never_markup() -> None:
    html = "".join(block.html() for block in shown("One <b>& two\nlines.\n\nThree"))
    assert html == "<p>One &lt;b&gt;&amp; two lines.</p>\n<p>Three</p>\n"


def test_a_figure_has_caption_alternative_text_and_source() -> None:
    (plot,) = shown(drawn(), **WHOLE)
    soup = BeautifulSoup(str(plot.html()), "html.parser")
    assert soup.select_one("figure#plot-a-title > figcaption").get_text() == "A <title>"  # type: ignore[union-attr]
    (svg,) = soup.select("svg")
    assert (svg["role"], svg["aria-label"]) == ("img", "What & how")
    assert soup.select_one("p.source").get_text() == "Kilde: My survey."  # type: ignore[union-attr]
    assert "jobs & <b>" in svg.get_text()
    # no other fonts and no fixed size
    assert "font-family" not in str(svg)
    assert not svg.has_attr("width")


def test_what_is_shown_passes_the_rules_of_a_page() -> None:
    for block in shown(drawn(), **WHOLE, data=FRAME):
        assert sanitise(str(block.html()))


def test_a_figure_is_shown_once_and_gives_the_same_bytes_again() -> None:
    figure = drawn()
    first, again = (shown(figure, **WHOLE)[0].html() for _ in range(2))
    assert first == again
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    "draw",
    [
        lambda: plt.subplots()[1],
        lambda: plt.subplots(2)[1],
        lambda: sns.barplot(FRAME, x="Kommune", y="Vekst"),
        lambda: sns.relplot(FRAME, x="Kommune", y="Vekst"),
        lambda: sns.jointplot(FRAME, x="Vekst", y="Vekst"),
        lambda: sns.heatmap(np.eye(3), annot=True),
        lambda: FRAME.plot(x="Kommune", y="Vekst"),
        lambda: plt.plot([1, 2])[0],
    ],
    ids=["axes", "array", "barplot", "grid", "joint", "heatmap", "pandas", "line"],
)
def test_whatever_is_drawn_with_matplotlib_is_a_figure(draw: Any) -> None:
    (plot,) = shown(draw(), **WHOLE)
    assert isinstance(plot, Plot)
    assert sanitise(str(plot.html()))


# seaborn gives pandas an argument that pandas is about to drop
@pytest.mark.filterwarnings("ignore:The copy keyword")
def test_a_plot_of_seaborn_objects_is_a_figure() -> None:
    objects: Any = pytest.importorskip("seaborn.objects")
    (plot,) = shown(objects.Plot(FRAME, "Kommune", "Vekst").add(objects.Bar()), **WHOLE)
    assert "Grue" in plot.html()


def test_the_numbers_of_a_figure_are_a_table_below_it_and_a_download() -> None:
    (plot,) = shown(drawn(), **WHOLE, data=FRAME)
    assert isinstance(plot, Plot)
    soup = BeautifulSoup(str(plot.html()), "html.parser")
    assert soup.select_one("figure#fig-a-title details table caption")
    assert soup.select_one('a[download="a-title.csv"]')
    data = plot.data()
    assert data is not None
    assert data.csv().splitlines()[1] == "Grue,-85,ja"


@pytest.mark.parametrize("missing", ["title", "alt", "source"])
def test_what_a_figure_lacks_is_asked_for_by_name(missing: str) -> None:
    for empty in ("", "  "):
        with pytest.raises(ParameterError, match=rf"figure .* without {missing}\."):
            shown(drawn(), **{**WHOLE, missing: empty})
    with pytest.raises(ParameterError, match=r"without title and alt and source.*alt="):
        shown(drawn())


@pytest.mark.parametrize("missing", ["title", "source"])
def test_what_a_table_lacks_is_asked_for_by_name(missing: str) -> None:
    with pytest.raises(ParameterError, match=rf"DataFrame .* without {missing}\."):
        shown(FRAME, **{"title": "t", "source": "s", missing: ""})


def image() -> Any:
    figure, axes = plt.subplots()
    axes.imshow(np.eye(3))
    return figure


@pytest.mark.parametrize(
    ("content", "described", "reason"),
    [
        ([None], {}, "given None"),
        ([3], {}, "given builtins.int"),
        ([["a"]], {}, r"a list \(put \* before it"),
        ([FRAME.style], {}, "Styler"),
        ([""], {}, "empty text"),
        (["x"], {"title": "t"}, "title with a text"),
        (["x", "y"], {"title": "t"}, "was given 2"),
        ([FRAME], {"title": "t", "source": "s", "alt": "a"}, "with alt"),
        ([FRAME.iloc[:0]], {"title": "t", "source": "s"}, "no rows"),
        (
            [pd.DataFrame({"a": [1 / 2, np.inf]})],
            {"title": "t", "source": "s"},
            "infinite",
        ),
        ([pd.DataFrame({"a": range(MAX_ROWS + 1)})], {"title": "t", "source": "s"}, "1,001 rows"),
    ],
)
def test_what_a_page_cannot_show_is_refused(
    content: list[Any], described: dict[str, str], reason: str
) -> None:
    with pytest.raises(ParameterError, match=reason):
        shown(*content, **described)


def test_an_image_of_dots_is_refused_with_what_to_draw_instead() -> None:
    with pytest.raises(ParameterError, match=r"raster image.*pcolormesh"):
        shown(image(), **WHOLE)


def test_a_figure_of_too_many_marks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regionanalysis.presentation.charts.own.MAX_DRAWING", 1_000)
    assert MAX_DRAWING > 1_000
    with pytest.raises(ParameterError, match="Draw fewer marks"):
        shown(drawn(), **WHOLE)


def test_data_of_a_figure_that_are_no_frame_are_refused() -> None:
    with pytest.raises(ParameterError, match="data of a figure are a list"):
        shown(drawn(), **WHOLE, data=[1, 2])


def cells(frame: pd.DataFrame, code: str = "nb", **more: Any) -> list[list[str]]:
    table = frame_table(frame, "t", note="", key="", language=language(code), **more)
    return [
        list(table.columns),
        *([cell.replace(THIN_SPACE, " ") for cell in row] for row in table.rows),
    ]


def test_numbers_are_written_in_the_language_of_the_report() -> None:
    frame = pd.DataFrame({"x": ["a", "b"], "y": [-1234.5, 2.0], "z": [13347, 1]})
    assert cells(frame)[1] == ["a", "−1 234,5", "13 347"]
    assert cells(frame, "en")[1] == ["a", "−1 234.5", "13 347"]


def test_an_index_that_only_counts_is_left_out_and_any_other_heads_the_rows() -> None:
    frame = pd.DataFrame({"y": [1, 2]}, index=["a", "b"])
    assert cells(frame) == [["Rad", "y"], ["a", "1"], ["b", "2"]]
    assert cells(frame.rename_axis("Kommune"))[0] == ["Kommune", "y"]
    assert cells(pd.DataFrame({"y": [1], "z": [2]})) == [["y", "z"], ["1", "2"]]


def test_levels_of_index_and_columns_are_columns_and_headings_of_their_own() -> None:
    index = pd.MultiIndex.from_tuples([("a", 2015), ("b", 2016)], names=["Kommune", "Year"])
    columns = pd.MultiIndex.from_tuples([("jobs", 2015), ("jobs", 2016)])
    frame = pd.DataFrame([[1, 2], [3, 4]], index=index, columns=columns)
    assert cells(frame) == [
        ["Kommune", "Year", "jobs, 2015", "jobs, 2016"],
        ["a", "2015", "1", "2"],
        ["b", "2016", "3", "4"],
    ]


def test_whole_numbers_that_head_rows_are_names() -> None:
    assert cells(pd.DataFrame({"code": [3401, 34010], "y": [3401, 1]}))[1] == ["3401", "3 401"]
    years = frame_table(
        pd.DataFrame({"y": [1, 2]}, index=[2015, 2016]), "t", note="", key="", language=NB
    )
    assert years.data("k").rows[0][0].unit == "year"


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT])
def test_what_is_missing_is_missing_and_not_zero(missing: Any) -> None:
    frame = pd.DataFrame({"x": ["a", "b"], "y": pd.Series([1, missing], dtype=object)})
    assert cells(frame)[2][1] == "mangler"
    table = frame_table(frame, "t", note="", key="k", language=EN)
    assert table.data("k").csv() == "x,y\r\na,1\r\nb,\r\n"


def test_dates_decimals_and_answers_are_written_as_the_language_does() -> None:
    frame = pd.DataFrame(
        {
            "x": ["a"],
            "d": [date(2026, 11, 23)],
            "t": pd.to_datetime(["2026-11-23"]),
            "m": [Decimal("1.25")],
            "b": [np.True_],
        }
    )
    assert cells(frame)[1] == ["a", "23. nov. 2026", "23. nov. 2026", "1,25", "ja"]


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ([1.0, 2.0], "1"),
        ([0.1, 2.0], "0,1"),
        ([1 / 3, 2.0], "0,333"),
        ([1000 / 3, 2.0], "333,3"),
        ([1 / 3000, 2e-4], "0,0003333"),
        ([0.0, 0.0], "0"),
    ],
)
def test_a_column_has_the_decimals_that_it_needs(numbers: list[float], written: str) -> None:
    assert cells(pd.DataFrame({"x": ["a", "b"], "y": numbers}))[1][1] == written


def test_decimals_can_be_asked_for() -> None:
    frame = pd.DataFrame({"x": ["a"], "y": [1 / 3]})
    assert cells(frame, decimals=1)[1][1] == "0,3"


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20))
def test_downloads_hold_the_numbers_themselves(numbers: list[float]) -> None:
    frame = pd.DataFrame({"x": ["a"] * len(numbers), "y": numbers})
    table = frame_table(frame, "t", note="", key="", language=NB)
    assert isinstance(table, Table)
    kept = [row[1].value for row in table.data("k").rows]
    assert kept == pytest.approx(numbers, rel=1e-11, abs=1e-11)
