"""What the variables of tables are called here, in the languages of those who publish."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

CONTENTS, YEAR = "contents", "year"

# variables whose values are codes with names
CODED = ("region", "industry", "residence", "workplace", "sector", "level")

# a standard and its year are no part of what a variable is called
_STANDARD = re.compile(r"[,:]?\s*(?:sni|sn|nace|db|wz|tol|isic|naics)[ -]?(?:rev\.? ?2|\d{2,4}).*")
# codes beside names, as in `Município (Código)`
_CODE = re.compile(r"\((?:c[óo]digo|code|kode|kod)\)\s*$", re.IGNORECASE)
_BOTH = re.compile(r"\s+-\s+|:\s+")


@cache
def _ours() -> Mapping[str, str]:
    source = files("regionanalysis").joinpath("classifications/download_columns.toml")
    stated = tomllib.loads(source.read_text("utf-8"))
    return {name: ours for ours, names in stated.items() for name in names}


def role_of(variable: str) -> str:
    """Return the role of a variable by its name or code, or by one of the two where both are there.

    ``region_code`` and ``industry_code`` are roles of their own; nothing where it is not known.
    """
    if _CODE.search(variable):
        found = _role(variable)
        return f"{found}_code" if found in ("region", "industry") else ""
    if found := _role(variable):
        return found
    parts = _BOTH.split(variable, maxsplit=1)
    return next((role for part in parts if len(parts) > 1 and (role := _role(part))), "")


def _role(text: str) -> str:
    # what is behind a backslash goes across
    plain = text.partition("(")[0].partition("\\")[0]
    plain = " ".join(plain.split()).casefold().strip(" \"'")
    known = _ours()
    return known.get(plain) or known.get(_STANDARD.sub("", plain)) or ""


def name_here(variable: str) -> str:
    """Return what a variable is called here, by its name or code; nothing where it is not known."""
    return role_of(variable).removesuffix("_code")
