"""What every result shows of itself: a line, a summary, a table in a notebook, and a plot."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

# Rows of a table in a notebook or a summary; `to_frame` has them all.
MAX_ROWS = 20

# Names in one note.
MAX_NAMED = 5

# Columns with a value this large are shown with one decimal, others with three.
LARGE = 10

MINUS = "\N{MINUS SIGN}"
UNKNOWN = "\N{EN DASH}"

Plotter = Callable[..., Any]

_plotters: list[Plotter] = []


def set_plotter(plotter: Plotter) -> None:
    """Let `Result.plot` call a function.

    Results lie below the room that draws, and do not import it. ``regionanalysis/__init__.py``
    hands them `regionanalysis.plot`, which imports matplotlib when it is first called.
    """
    _plotters[:] = [plotter]


class Result:
    """Base of the results of analysis.

    A subclass is a dataclass with ``repr=False`` that has `to_frame`.
    """

    def to_frame(self) -> "pd.DataFrame":
        """Return the result as a table."""
        raise NotImplementedError

    def _overview(self) -> "pd.DataFrame":
        """Return the table shown in summaries and notebooks."""
        return self.to_frame()

    def __repr__(self) -> str:
        return "\n".join([heading(self), *_notes(self)[:2]])

    def summary(self, *, max_rows: int = MAX_ROWS) -> str:
        """Return the result as text.

        Parameters
        ----------
        max_rows
            Rows of the table that are written; `to_frame` has them all.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> print(ra.shift_share(ra.example_jobs()).summary(max_rows=1))
        ShiftShare classic 2015–2022, 4 regions × 3 industries
        ===...
        3 more rows in to_frame()
        """
        frame = self._overview()
        table = _formatted(frame.head(max_rows)).to_string()
        width = max(map(len, [heading(self), *table.splitlines()]))
        lines = [heading(self), "=" * width, table, "=" * width, *_notes(self)]
        return "\n".join([*lines, *_omitted(frame, max_rows)])

    def _repr_html_(self) -> str:
        frame = self._overview()
        notes = [*_notes(self), *_omitted(frame, MAX_ROWS)]
        return table_html(frame.head(MAX_ROWS), heading(self), notes)

    def plot(self, kind: str | None = None, **options: Any) -> Any:
        """Draw the result with matplotlib; arguments are those of `regionanalysis.plot`.

        Returns
        -------
        matplotlib.axes.Axes

        Examples
        --------
        >>> import regionanalysis as ra
        >>> import matplotlib
        >>> matplotlib.use("agg")
        >>> ax = ra.shift_share(ra.example_jobs()).plot("scatter")
        >>> ax.get_ylabel()
        'Regional shift, per cent'
        """
        if not _plotters:
            raise RuntimeError("Import regionanalysis before plotting.")
        return _plotters[0](self, kind, **options)


def heading(result: object) -> str:
    """Return class, method, years and size of a result in one line.

    Examples
    --------
    ``ShiftShare classic 2015–2022, 16 regions × 10 industries``
    """
    method = str(getattr(result, "method", "")).replace("_", "-")
    by_year = "year by year" if getattr(result, "dynamic", False) else ""
    name = str(getattr(result, "name", ""))
    words = [type(result).__name__, method, name, by_year, _period(result)]
    sizes = [_size(result, kind) for kind in ("regions", "industries")]
    line = " ".join(word for word in words if word)
    return ", ".join([line, " × ".join(size for size in sizes if size)]).removesuffix(", ")


def _period(result: object) -> str:
    start, end = getattr(result, "start_year", None), getattr(result, "end_year", None)
    if start is None or end is None:
        years: Sequence[int] = getattr(result, "years", ())
        year = getattr(result, "year", None)
        start = start or (years[0] if years else year)
        end = end or (years[-1] if years else year or start)
    if start is None:
        return ""
    return str(start) if start == end else f"{start}–{end}"


def _size(result: object, kind: str) -> str:
    labels = getattr(result, kind, None)
    if labels is None and kind == "regions":
        labels = getattr(result, "places", None)
    if not isinstance(labels, tuple) or not labels:
        return ""
    noun = kind if len(labels) != 1 else {"regions": "region", "industries": "industry"}[kind]
    return f"{len(labels)} {noun}"


def _notes(result: object) -> list[str]:
    """Return unit and reference, and what a reader must know: exclusions and breaks."""
    facts = [
        f"unit: {getattr(result, 'unit', '')}",
        f"reference: {getattr(result, 'reference', '')}",
    ]
    excluded = _total(getattr(result, "n_excluded", 0))
    cautions = [
        f"{excluded} cell{'s' if excluded > 1 else ''} excluded: a figure is unknown"
        if excluded
        else "",
        _named("absent", getattr(result, "absent", ())),
        _named("breaks", [series_break.label for series_break in getattr(result, "breaks", ())]),
    ]
    lines = [
        "; ".join(fact for fact in facts if not fact.endswith(": ")),
        "; ".join(caution for caution in cautions if caution),
    ]
    return [line for line in lines if line]


def _total(counts: Any) -> int:
    import numpy as np  # noqa: PLC0415 - importing this module imports no library

    return int(np.sum(counts))


def _named(kind: str, names: Iterable[str]) -> str:
    names = list(names)
    more = f" and {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else ""
    return f"{kind}: {', '.join(names[:MAX_NAMED])}{more}" if names else ""


def _omitted(frame: "pd.DataFrame", max_rows: int) -> list[str]:
    rest = len(frame) - max_rows
    return [f"{rest} more rows in to_frame()"] if rest > 0 else []


def labelled_frame(
    axes: Mapping[str, Sequence[Any]],
    columns: Mapping[Any, "npt.ArrayLike"],
    names: Mapping[str, Sequence[str]] | None = None,
) -> "pd.DataFrame":
    """Return arrays as the columns of a table indexed by their labels.

    Parameters
    ----------
    axes
        Labels by name of the axis; the name is that of an index level.
    columns
        Arrays by column, each of the axes' shape.
    names
        Names beside the codes of an axis, by axis; the column ``<axis>_name`` comes first. Names
        that only repeat the codes are omitted.
    """
    import numpy as np  # noqa: PLC0415 - importing this module imports no library
    import pandas as pd  # noqa: PLC0415

    index: pd.Index = pd.MultiIndex.from_product(
        [list(labels) for labels in axes.values()], names=list(axes)
    )
    if len(axes) == 1:
        (axis,) = axes
        index = pd.Index(list(axes[axis]), name=axis, dtype=None if axes[axis] else object)
    shape = tuple(len(labels) for labels in axes.values())
    data: dict[str, Any] = {}
    for axis, texts in (names or {}).items():
        if tuple(texts) == tuple(axes[axis]):
            continue
        along = [1] * len(shape)
        along[list(axes).index(axis)] = -1
        column = np.array(texts, dtype=object).reshape(along)
        data[f"{axis}_name"] = np.broadcast_to(column, shape).ravel()
    data |= {name: np.asarray(values).reshape(-1) for name, values in columns.items()}
    return pd.DataFrame(data, index=index)


def table_html(frame: "pd.DataFrame", caption: str, notes: Sequence[str] = ()) -> str:
    """Return a table in HTML with a caption, and a scope on every heading."""
    from html import escape  # noqa: PLC0415 - needed in notebooks only

    def heads(texts: Iterable[object], scope: str) -> str:
        return "".join(f'<th scope="{scope}">{escape(str(text))}</th>' for text in texts)

    written = _formatted(frame)
    levels = [name if name is not None else "" for name in written.index.names]
    rows = [
        f"<tr>{heads(label if isinstance(label, tuple) else (label,), 'row')}"
        f"{''.join(f'<td>{escape(str(cell))}</td>' for cell in cells)}</tr>"
        for label, cells in zip(written.index, written.to_numpy().tolist(), strict=True)
    ]
    lines = "<br>".join(escape(line) for line in (caption, *notes))
    return (
        f'<table class="dataframe"><caption>{lines}</caption>'
        f"<thead><tr>{heads([*levels, *written.columns], 'col')}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _formatted(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return a table with its numbers as text: thousands apart, a dash for what is unknown."""
    import pandas as pd  # noqa: PLC0415 - importing this module imports no library

    return pd.DataFrame(
        {column: _written(frame[column]) for column in frame.columns}, index=frame.index
    )


def _written(values: "pd.Series[Any]") -> list[str]:
    import numpy as np  # noqa: PLC0415 - importing this module imports no library

    if values.dtype.kind not in "fiu":
        return [str(value) for value in values]
    numbers = values.to_numpy(dtype=float)
    known = np.abs(numbers[np.isfinite(numbers)])
    decimals = 1 if known.max(initial=0.0) >= LARGE else 3
    if not np.any(known % 1):
        decimals = 0
    return [
        UNKNOWN if np.isnan(number) else f"{number:,.{decimals}f}".replace("-", MINUS)
        for number in numbers.tolist()
    ]
