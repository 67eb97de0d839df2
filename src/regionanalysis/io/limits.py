"""How much of a file is read: what is beyond any table of figures is refused before it is unpacked.

A small file may unpack to more than a machine can hold, on purpose or by damage. Each limit is some
times the largest table there is, so that it is met by no table of figures.
"""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from regionanalysis.errors import InputError

# Commuters between all municipalities in all years are the largest table: 3 million rows
MAX_ROWS = 5_000_000
# of a file as it lies on the disk, packed or not; the largest table as text is 70 MB
MAX_BYTES = 400_000_000
# of JSON-stat; Statbank gives 800 000 figures at most, which are 10 MB
MAX_JSON = 100_000_000
# of a spreadsheet, which can have no more; Statbank does not export larger ones
MAX_SHEET_ROWS = 1_048_576
# wide exports have a column a year and content: some hundreds
MAX_COLUMNS = 2_000
# and of one that is packed
MAX_UNPACKED = 400_000_000
# sheets of half a million rows, of all municipalities, industries and years, which are 80 MB
MAX_SHEET_BYTES = 150_000_000
# sheets of figures are packed 10 to 40 times; zip bombs a thousand times and more
MAX_PACKED = 100
# a workbook has a part a sheet and some ten beside
MAX_PARTS = 1_000

GZIP_MAGIC = b"\x1f\x8b"


def too_large(source: str, what: str, most: float) -> InputError:
    """Return the error for a file that is beyond a limit."""
    return InputError(
        f"{source} has {what}, and at most {most:,.0f} are read.",
        remedy="Give the figures alone, one row for every region, industry and year.",
    )


def unzipped(content: bytes, source: str) -> bytes:
    """Return what a gzip file holds.

    Raises
    ------
    InputError
        When it is cut off or damaged, or unpacks to more than is read.
    """
    unpack = zlib.decompressobj(wbits=31)
    try:
        found = unpack.decompress(content, MAX_UNPACKED)
    except zlib.error as cause:
        raise InputError(
            f"{source} is a gzip file that cannot be unpacked: {cause}.",
            remedy="Download the file again.",
        ) from cause
    if unpack.unconsumed_tail:
        raise too_large(source, f"more than {MAX_UNPACKED:,} bytes unpacked", MAX_UNPACKED)
    if not unpack.eof:
        raise InputError(f"{source} is a gzip file that is cut off.", remedy="Download it again.")
    return found


def check_workbook(content: bytes, source: str) -> None:
    """Refuse a workbook whose parts unpack to more than a table of figures does.

    What a part says of its size is checked again when it is unpacked: the reader stops there.

    Raises
    ------
    InputError
        For a file that is no workbook, or is too large.
    """
    try:
        with ZipFile(BytesIO(content)) as book:
            parts = book.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as cause:
        raise InputError(
            f"{source} is not an XLSX table: {cause}.", remedy="Save it as XLSX again, or as CSV."
        ) from cause
    if len(parts) > MAX_PARTS:
        raise too_large(source, f"{len(parts):,} parts", MAX_PARTS)
    size = sum(part.file_size for part in parts)
    if size > MAX_SHEET_BYTES:
        raise too_large(source, f"{size:,} bytes unpacked", MAX_SHEET_BYTES)
    packed = max(sum(part.compress_size for part in parts), 1)
    if size > MAX_PACKED * packed:
        raise too_large(source, f"{size / packed:,.0f} bytes unpacked for each packed", MAX_PACKED)
