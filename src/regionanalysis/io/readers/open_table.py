"""One door to every file: what it is, by its bytes, and the table in it."""

import codecs
import csv
import json
from io import BytesIO
from pathlib import Path

import pandas as pd

from regionanalysis.errors import InputError, MissingExtraError
from regionanalysis.io.limits import MAX_COLUMNS, MAX_JSON, MAX_ROWS, too_large
from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.readers.panel_options import TableOptions
from regionanalysis.io.readers.spreadsheet import sheet_rows, sheet_table
from regionanalysis.io.readers.text_files import (
    check_names,
    decoded,
    is_eurostat,
    read_text,
    separator_of,
)
from regionanalysis.io.statbank.downloads import from_json_stat
from regionanalysis.io.statbank.exports import export_rows, from_export, is_export, may_be_export
from regionanalysis.io.statbank.px_file import is_px, parse_px
from regionanalysis.panel.notes import note

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_ZIP, _PARQUET = b"PK\x03\x04", b"PAR1"


def open_table(content: bytes, source: str, options: TableOptions | None = None) -> RawTable:
    """Return the table in the bytes of a file.

    Parameters
    ----------
    source
        Name of the file, for errors. What the file is, is known by its bytes before its ending.

    Raises
    ------
    InputError
        When the bytes are empty, are no table, or are more than any table.
    MissingExtraError
        For parquet without the package that reads it.
    """
    options = options or TableOptions()
    if not content.strip():
        raise InputError(
            f"{source} is empty.", remedy="A table has a line of column names and rows of figures."
        )
    ending = Path(source).suffix.lower()
    try:
        return _opened(content, source, ending, options)
    except (
        csv.Error,
        pd.errors.ParserError,
        pd.errors.EmptyDataError,
        ValueError,
        KeyError,
        OSError,
    ) as cause:
        if isinstance(cause, InputError):
            raise
        raise InputError(
            f"{source} is not a {ending.lstrip('.').upper() or 'CSV'} table: {cause}.",
            remedy="Use one line of column names, and the same number of columns in every line.",
        ) from cause


def _opened(content: bytes, source: str, ending: str, options: TableOptions) -> RawTable:
    names = tuple(options.columns.values())
    if content.startswith(_PARQUET) or ending == ".parquet":
        return _parquet(content, source, names)
    if content.startswith(_OLD_WORKBOOK):
        raise InputError(
            f"{source} is a workbook of an old kind (XLS), which is not read.",
            remedy="Save it as XLSX, or as CSV.",
        )
    if content.startswith(_ZIP) or ending == ".xlsx":
        return _workbook(content, source, options)
    plain = content.removeprefix(codecs.BOM_UTF8).lstrip()
    if ending == ".json" or plain[:1] in (b"{", b"["):
        return _json(content, source, plain)
    if is_px(content):
        return parse_px(content, source)
    text = decoded(content, source)
    separator = separator_of(text, source)
    if not is_eurostat(text) and may_be_export(text, separator):
        rows = export_rows(text, separator, source)
        if is_export(rows, names):
            return from_export(rows, source, names)
    return read_text(text, separator)


def _workbook(content: bytes, source: str, options: TableOptions) -> RawTable:
    names = tuple(options.columns.values())
    rows, title, others = sheet_rows(content, source, options.sheet)
    if is_export(rows, names):
        raw = from_export(rows, source, names)
    else:
        frame = sheet_table(rows, source)
        frame.columns = pd.Index(check_names(frame.columns))
        raw = RawTable(frame, "a sheet")
    raw.shape = f"{raw.shape} in a workbook"
    if others:
        raw.notes.append(note("sheet", sheet=title, others=", ".join(map(repr, others))))
    return raw


def _json(content: bytes, source: str, plain: bytes) -> RawTable:
    if plain[:1] == b"[" and b'"D1C"' in plain[:5000]:
        return _sidra(plain, source)
    return from_json_stat(content, source)


def _sidra(content: bytes, source: str) -> RawTable:
    """Return the table of an answer of SIDRA: rows of codes and names, the first of headings."""
    if len(content) > MAX_JSON:
        raise too_large(source, f"{len(content):,} bytes", MAX_JSON)
    rows = json.loads(content)
    heading, body = rows[0], rows[1:]
    frame = pd.DataFrame(body, dtype=object)
    names = {f"{key[:-1]}N": f"{key[:-1]}C" for key in heading if key.endswith("C") and key != "NC"}
    raw = RawTable(frame, "JSON of SIDRA", figures="V", decimal=".", nil="zero", producer="SIDRA")
    raw.labels = {key: str(label).removesuffix(" (Código)") for key, label in heading.items()}
    for name, code in names.items():
        if name in frame.columns and code in frame.columns:
            pairs = frame.drop_duplicates(code)
            raw.names[code] = dict(zip(pairs[code], pairs[name], strict=True))
            raw.frame = raw.frame.drop(columns=name)
    if "MN" in raw.frame.columns:
        raw.roles["MN"] = "unit"
    raw.frame = raw.frame.drop(columns=[c for c in ("NC", "NN", "MC") if c in raw.frame.columns])
    for column in [c for c in raw.frame.columns if c.startswith("D")]:
        if raw.label(column).casefold().startswith("variável"):
            raw.roles[column] = "contents"
    return raw


def _parquet(content: bytes, source: str, names: tuple[str, ...]) -> RawTable:
    try:
        # an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as cause:
        raise MissingExtraError("Reading parquet", "parquet") from cause
    with ParquetFile(BytesIO(content)) as file:
        stated = file.metadata
        if stated.num_rows > MAX_ROWS:
            raise too_large(source, f"{stated.num_rows:,} rows", MAX_ROWS)
        if stated.num_columns > MAX_COLUMNS:
            raise too_large(source, f"{stated.num_columns:,} columns", MAX_COLUMNS)
        nested = [field.name for field in file.schema_arrow if field.type.num_fields]
        if nested:
            raise ValueError(f"the column {nested[0]!r} has lists or records")
        frame: pd.DataFrame = file.read().to_pandas(strings_to_categorical=True)
    named = [name for name in frame.index.names if name is not None]
    frame = frame.reset_index(named) if named else frame
    frame.columns = frame.columns.map(str)
    repeated = frame.columns[frame.columns.duplicated()]
    if len(repeated):
        raise InputError(f"{source} has the column {repeated[0]} twice.", remedy="Name it once.")
    frame.index = pd.RangeIndex(len(frame))
    rows = [list(frame.columns)]
    if is_export(rows, names):
        texts = frame.astype(object).where(frame.notna(), "").astype(str)
        raw = from_export([*rows, *texts.to_numpy().tolist()], source, names)
        raw.shape, raw.decimal = "parquet with periods across", "."
        return raw
    return RawTable(frame, "parquet", decimal=".")
