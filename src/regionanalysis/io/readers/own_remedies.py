"""Remedies of files that are read without options: what to do in the file itself."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from regionanalysis.errors import InputError

# by the option that the remedy of a panel names
_IN_THE_FILE: Mapping[str, str] = {
    "--decimal": "Write the figures without anything between thousands, and decimals with one "
    "digit, two or four.",
    "--nil": "Write 0 where it is zero, and leave the figure empty where it is missing.",
    "--restore-zeros": "Give them back their zeros.",
    "--quarter": "Keep the rows of one of them, the same in every year.",
    "--sheet": "Keep one of the sheets.",
    "--columns": "Keep one of them, and give it that name.",
    "--nation": "Leave out regions that are counted twice.",
}


@contextmanager
def remedies_in_the_file() -> Iterator[None]:
    """Give errors the remedy to carry out in a file, where theirs is an option of a panel."""
    try:
        yield
    except InputError as error:
        option = next((name for name in _IN_THE_FILE if name in error.remedy), "")
        error.remedy = _IN_THE_FILE.get(option, error.remedy)
        raise
