"""What `import regionanalysis as ra` gives."""

import doctest
import inspect
import re
import subprocess
import sys

import pytest

import regionanalysis as ra

OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS

PUBLIC = {
    # tables
    *("EmploymentPanel", "as_panel", "panel_from_frame", "read_panel"),
    *("population_from_frame", "read_population", "example_jobs", "example_population"),
    # regions and industries
    *("find_region", "merge_regions", "to_vintage"),
    *("to_level", "to_bridge", "join_panels", "of_sector"),
    # shift-share
    *("shift_share", "shift_share_by_year", "growth_indices", "project", "backtest"),
    *("berzeg", "patterson", "patterson_by_year"),
    # expected growth
    *("PopulationResponse", "population_response", "expected_growth"),
    # certainty
    *("yearly_variation", "block_bootstrap", "effect_bounds", "leave_one_out", "all_windows"),
    # indicators
    *("industry_profile", "specialisation", "localisation", "productivity_shift_share"),
    # reports and drawings
    *("open_region", "open_national_overview", "compare_methods", "open_report", "finish", "plot"),
    "RegionAnalysisError",
}

HEAVY = ("pandas", "numpy", "matplotlib", "scipy", "statsmodels", "pydantic", "IPython")


def run_python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_importing_the_package_imports_no_library() -> None:
    code = f"import sys, regionanalysis; print(*sorted(set({HEAVY}) & set(sys.modules)))"
    assert run_python(code) == ""


def test_the_public_names_are_those_with_a_module() -> None:
    assert sorted(ra.__all__) == ra.__all__ == sorted(ra._MODULES)


def test_the_public_names_are_these() -> None:
    assert set(ra.__all__) == PUBLIC


def result_classes() -> set[type]:
    """Return the public classes, and those that a public function returns."""
    values = [getattr(ra, name) for name in ra.__all__]
    classes = {value for value in values if inspect.isclass(value)}
    for function in values:
        returned = inspect.signature(function).return_annotation
        own = getattr(returned, "__module__", "").startswith("regionanalysis")
        classes |= {returned} if own and inspect.isclass(returned) else set()
    return classes


# what a notebook of the project's own uses is shown by the notebooks
IN_NOTEBOOKS = "regionanalysis.study"

METHODS = {
    f"{kind.__name__}.{name}": inspect.getdoc(method)
    for kind in sorted(result_classes(), key=lambda kind: kind.__name__)
    if not kind.__module__.startswith(IN_NOTEBOOKS)
    for name, method in inspect.getmembers(kind, inspect.isroutine)
    if not name.startswith("_") and "regionanalysis" in (getattr(method, "__module__", None) or "")
}


@pytest.mark.parametrize("name", ra.__all__)
def test_a_public_name_has_an_example_that_runs(name: str) -> None:
    value = getattr(ra, name)
    assert value.__name__ == name
    example = doctest.DocTestParser().get_doctest(value.__doc__, {}, name, None, None)
    assert example.examples
    # what is displayed in a notebook is printed here, and belongs to the example
    output: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=OPTIONS).run(example, out=output.append)
    assert not failed, "".join(output)


@pytest.mark.parametrize("name", METHODS)
def test_a_method_of_a_result_has_an_example(name: str) -> None:
    # `make test` runs the examples of all modules
    assert ">>> " in str(METHODS[name])


@pytest.mark.parametrize("name", [name for name in ra.__all__ if name[0].islower()])
def test_every_parameter_of_a_public_function_is_described(name: str) -> None:
    function = getattr(ra, name)
    described = function.__doc__.partition("Parameters\n")[2].partition("Raises\n")[0]
    words = set(re.findall(r"\w+", described))
    assert set(inspect.signature(function).parameters) - {"parameters"} <= words


def test_completion_offers_public_names_before_they_are_used() -> None:
    names = run_python("import regionanalysis as ra; print(*dir(ra))").split()
    assert set(ra.__all__) <= set(names)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'shiftshare_'"):
        ra.shiftshare_  # noqa: B018 - reading it is the test


def test_a_public_name_is_imported_with_from() -> None:
    code = "from regionanalysis import panel_from_frame; print(panel_from_frame.__module__)"
    assert run_python(code) == "regionanalysis.panel.from_frame"
