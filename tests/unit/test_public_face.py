"""What `import regionanalysis as ra` gives."""

import subprocess
import sys

import pytest

import regionanalysis as ra

HEAVY = ("pandas", "numpy", "matplotlib", "scipy", "statsmodels", "pydantic", "IPython")


def run_python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_importing_the_package_imports_no_library() -> None:
    code = f"import sys, regionanalysis; print(*sorted(set({HEAVY}) & set(sys.modules)))"
    assert run_python(code) == ""


def test_the_public_names_are_those_with_a_module() -> None:
    assert sorted(ra.__all__) == ra.__all__ == sorted(ra._MODULES)


@pytest.mark.parametrize("name", ra.__all__)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(ra, name)
    assert value.__name__ == name
    assert value.__doc__


def test_completion_offers_public_names_before_they_are_used() -> None:
    names = run_python("import regionanalysis as ra; print(*dir(ra))").split()
    assert set(ra.__all__) <= set(names)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'shiftshare_'"):
        ra.shiftshare_  # noqa: B018 - reading it is the test


def test_a_public_name_is_imported_with_from() -> None:
    code = "from regionanalysis import panel_from_frame; print(panel_from_frame.__module__)"
    assert run_python(code) == "regionanalysis.panel.from_frame"
