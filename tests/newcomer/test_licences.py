"""What is installed with this package may be used with it: its licence is stated and asks nothing.

The code is under the MIT licence. A dependency that would put other terms on who uses it, or says
nothing, is found here; `licences.py` prints them all.
"""

import re

import pytest

from licences import dependencies

# without terms for what is built with it; MPL's are for changed files of its own
ACCEPTED = re.compile(
    r"MIT|MIT License|MIT-0|MIT-CMU|0BSD|Zlib|CC0-1\.0|ISC|HPND|Unlicense"
    r"|BSD|BSD License|BSD-[23]-Clause|ISC License \(ISCL\)"
    r"|Apache-2\.0|Apache 2\.0|Apache Software License|Apache License, Version 2\.0"
    r"|PSF-2\.0|Python-2\.0|Python Software Foundation License"
    r"|MPL-2\.0|MPL 1\.1|Mozilla Public License (1\.1|2\.0) \(MPL (1\.1|2\.0)\)"
)


def accepted(licence: str) -> bool:
    """Return whether a licence, or one of several to choose between, is among those accepted."""
    choices = re.split(r"; | OR ", licence)
    return any(
        all(ACCEPTED.fullmatch(part.strip("() ")) or ACCEPTED.fullmatch(part) for part in parts)
        for parts in (choice.split(" AND ") for choice in choices)
    )


def test_every_dependency_has_a_licence_that_goes_with_ours() -> None:
    found = dependencies()
    assert len(found) > 50
    assert [one for one in found if not accepted(one.licence)] == []


@pytest.mark.parametrize(
    ("licence", "goes"),
    [
        ("", False),
        ("Proprietary", False),
        ("AGPL-3.0-only", False),
        ("GNU General Public License v3 (GPLv3)", False),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-2.0-or-later OR MIT", True),
        ("BSD-3-Clause AND 0BSD", True),
    ],
)
def test_a_licence_goes_with_ours_or_not(licence: str, *, goes: bool) -> None:
    assert accepted(licence) is goes
