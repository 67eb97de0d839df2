"""Errors as objects: pickled whole, and caught as Python users expect."""

import os
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from regionanalysis import errors
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import (
    InputError,
    MissingDataError,
    MissingExtraError,
    NoMemoryError,
    ParameterError,
    RegionAnalysisError,
    UnknownCellsError,
    UnknownNameError,
)
from regionanalysis.io.readers.table import read_bytes
from regionanalysis.io.statbank.service import RefusedError


def _classes(base: type[RegionAnalysisError] = RegionAnalysisError) -> Iterator[type]:
    yield base
    for kind in base.__subclasses__():
        yield from _classes(kind)


SPECIAL = {
    MissingDataError: MissingDataError("No figures.", what="outlook", remedy="Download them."),
    MissingExtraError: MissingExtraError("A map", "spatial"),
    NoMemoryError: NoMemoryError(),
    RefusedError: RefusedError("Refused.", remedy="Wait.", status=403),
}
ERRORS = [
    SPECIAL.get(kind) or kind("A problem.", remedy="A remedy.", evidence=[("3401", 2024), 7])
    for kind in dict.fromkeys(_classes())
]


def _whole(error: RegionAnalysisError) -> tuple[object, ...]:
    return type(error), str(error), error.args, vars(error), error.exit_code


def _raise(error: RegionAnalysisError) -> None:
    raise error


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickle_whole(error: RegionAnalysisError) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert _whole(pickle.loads(pickle.dumps(error, protocol))) == _whole(error)  # noqa: S301


def test_an_error_survives_a_process_pool_whole() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        for error in ERRORS:
            raised = pool.submit(_raise, error).exception()
            assert isinstance(raised, RegionAnalysisError)
            assert _whole(raised) == _whole(error)


def test_every_class_of_the_module_is_tested() -> None:
    defined = {kind for kind in vars(errors).values() if isinstance(kind, type)}
    assert {kind for kind in defined if issubclass(kind, RegionAnalysisError)} <= set(_classes())
    assert len(ERRORS) >= 15


@pytest.mark.parametrize("kind", [ParameterError, InputError, UnknownCellsError])
def test_values_that_do_not_fit_are_value_errors(kind: type[RegionAnalysisError]) -> None:
    with pytest.raises(ValueError, match=r"^A problem$"):
        raise kind("A problem")


def test_an_unknown_name_is_a_key_error_in_plain_words() -> None:
    error = unknown_name("region", "Hamra", ["Hamar", "Skien"])
    assert isinstance(error, UnknownNameError)
    assert isinstance(error, KeyError)
    assert isinstance(error, ParameterError)
    # KeyError alone would print the repr of its argument
    assert str(error) == "There is no region 'Hamra'. Nearest: Hamar."
    assert error.exit_code == ParameterError.exit_code


def test_what_is_no_file_is_refused_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(InputError) as refused:
        read_bytes(pipe)
    assert (refused.value.message, refused.value.remedy) == (
        f"Cannot read {pipe}: it is not a file.",
        "Name a file.",
    )
