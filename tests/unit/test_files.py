"""Writing a file so that it is whole or not there; finding the project's folders."""

import sys
from pathlib import Path

import pytest

from regionanalysis.core.files import write_atomic
from regionanalysis.core.project import HOME_VARIABLE, project_folder
from regionanalysis.errors import OutputError, ParameterError
from regionanalysis.study.parameters import report_parameters


class TestWriting:
    def test_a_file_is_replaced_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "table.csv"
        path.write_text("old", encoding="utf-8")
        write_atomic(path, "æøå\n")
        assert path.read_bytes() == "æøå\n".encode()
        assert [one.name for one in tmp_path.iterdir()] == ["table.csv"]

    @pytest.mark.skipif(sys.platform == "win32", reason="it has no such rights")
    def test_others_may_read_it_as_any_file(self, tmp_path: Path) -> None:
        path, other = tmp_path / "index.html", tmp_path / "other"
        write_atomic(path, "text")
        other.write_text("text", encoding="utf-8")
        assert path.stat().st_mode == other.stat().st_mode

    def test_a_folder_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(OutputError, match=r"table\.csv"):
            write_atomic(tmp_path / "nowhere" / "table.csv", "text")

    def test_what_cannot_be_replaced_leaves_nothing_behind(self, tmp_path: Path) -> None:
        path = tmp_path / "table.csv"
        (path / "inside").mkdir(parents=True)
        with pytest.raises(OutputError):
            write_atomic(path, "text")
        assert [one.name for one in tmp_path.iterdir()] == ["table.csv"]


class TestProjectFolder:
    def test_is_the_one_named_in_the_environment(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for folder in ("data/reference", "notebooks"):
            (tmp_path / folder).mkdir(parents=True)
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
        assert project_folder() == tmp_path

    def test_is_found_from_a_folder_inside_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for folder in ("data/reference", "notebooks", "elsewhere"):
            (tmp_path / folder).mkdir(parents=True)
        monkeypatch.delenv(HOME_VARIABLE, raising=False)
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert project_folder().resolve() == tmp_path.resolve()

    def test_is_refused_when_the_one_named_is_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
        with pytest.raises(ParameterError, match=HOME_VARIABLE):
            project_folder()


class TestParameters:
    def test_members_may_be_words_with_commas(self) -> None:
        assert report_parameters(members="Grue, Våler,").members == ("Grue", "Våler")
        assert report_parameters(members=["Grue"]).members == ("Grue",)

    def test_what_is_not_given_has_its_default(self) -> None:
        found = report_parameters()
        assert (found.region, found.language) == ("kongsvingerregionen", "nb")
        assert (found.start_year, found.end_year, found.panel) == (None, None, None)

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"start_year": "soon"}, "start_year"),
            ({"regoin": "x"}, "regoin"),
            ({"members": 5}, "members"),
        ],
    )
    def test_a_wrong_one_is_refused_by_name(self, given: dict[str, object], says: str) -> None:
        with pytest.raises(ParameterError, match=says) as caught:
            report_parameters(**given)
        assert "start_year, end_year" in str(caught.value)
