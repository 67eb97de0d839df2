"""Every package that is installed with this one has a licence that is compatible with MIT.

``python tests/licences.py`` prints them all.
"""

import re

import pytest

from licences import dependencies

# no terms for code that uses them; MPL's are for changed files of its own
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


def test_every_dependency_has_a_compatible_licence() -> None:
    packages = dependencies()
    assert len(packages) > 50
    assert [package for package in packages if not accepted(package.licence)] == []


@pytest.mark.parametrize(
    ("licence", "compatible"),
    [
        ("UNKNOWN", False),
        ("Proprietary", False),
        ("AGPL-3.0-only", False),
        ("GNU General Public License v3 (GPLv3)", False),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-2.0-or-later OR MIT", True),
        ("BSD-3-Clause AND 0BSD", True),
    ],
)
def test_a_licence_is_compatible_or_not(licence: str, *, compatible: bool) -> None:
    assert accepted(licence) is compatible
