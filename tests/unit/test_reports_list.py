"""The list of reports: what each line asks for, and what is wrong with it."""

from pathlib import Path

import pytest

from many_regions import REGIONS, write_many_regions
from regionanalysis.classifications.counties import counties
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.core.project import HOME_VARIABLE, JOBS_SNAPSHOT
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.reporting.build.reports_file import ReportPlan, planned_reports

SOLOR = """
[[region]]
slug = "solor"
name = "Solør"
members = ["Grue", "Åsnes"]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with figures by municipality, as far as anyone asks before they are read."""
    for folder in ("data/reference", "data/snapshots", "notebooks", "reports"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data" / "snapshots" / f"{JOBS_SNAPSHOT}.csv").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


def listed(project: Path, text: str, *languages: str) -> ReportPlan:
    path = project / "reports" / "reports.toml"
    path.write_text(text, encoding="utf-8")
    return planned_reports(path, languages)


def slugs(found: ReportPlan) -> dict[str, str]:
    return {task.parameters.region: task.slug for task in found.tasks}


def test_a_report_is_what_its_line_says_in_each_of_its_languages(project: Path) -> None:
    found = listed(
        project,
        """
        [defaults]
        languages = ["nb", "en"]
        start_year = 2015

        [[report]]
        region = "hadeland"
        pdf = true

        [[report]]
        region = "hadeland"
        languages = ["nn"]
        slug = "hadeland-kort"
        end_year = 2018
        """,
    )
    built = [(task.slug, task.parameters.language, task.pdf) for task in found.tasks]
    assert built == [("", "nb", True), ("", "en", True), ("hadeland-kort", "nn", False)]
    assert {task.parameters.start_year for task in found.tasks} == {2015}
    assert [task.parameters.end_year for task in found.tasks] == [None, None, 2018]


def test_languages_asked_for_come_instead_of_those_listed(project: Path) -> None:
    text = '[[report]]\nregion = "hadeland"\nlanguages = ["nb", "en"]\n'
    assert [t.parameters.language for t in listed(project, text, "nn").tasks] == ["nn"]


class TestForEach:
    def test_municipality_is_every_municipality_of_the_newest_codes(self, project: Path) -> None:
        found = listed(project, '[[report]]\nfor_each = "municipality"\n')
        assert slugs(found).keys() == municipalities(2024).keys()
        assert slugs(found)["3417"] == "grue"

    def test_county_is_every_county(self, project: Path) -> None:
        found = listed(project, '[[report]]\nfor_each = "county"\n')
        assert slugs(found).keys() == counties(2024).keys()
        assert len(found.tasks) == 15
        assert slugs(found)["34"] == "innlandet"

    def test_region_is_telemarksforskings_the_projects_and_ones_own(self, project: Path) -> None:
        found = listed(project, SOLOR + '[[report]]\nfor_each = "region"\n')
        assert slugs(found)["Hadeland"] == "hadeland"
        assert slugs(found)["kongsvingerregionen"] == "kongsvingerregionen"
        assert slugs(found)["solor"] == "solor"
        # 85, of which one has a name of the project's, and one more
        assert len(found.tasks) + len(found.left_out) == 86

    def test_a_region_that_has_been_merged_across_is_left_out_and_named(
        self, project: Path
    ) -> None:
        found = listed(project, '[[report]]\nfor_each = "region"\n')
        assert "Salten" not in slugs(found)
        problems = [one for one in found.left_out if "Salten is no area of its own" in one]
        problem = "Salten is no area of its own in 2024: Hábmer - Hamarøy is in Ofoten too."
        assert problems == [f"reports.toml, report 1: {problem}"]

    def test_places_of_one_name_have_files_of_different_names(self, project: Path) -> None:
        kinds = ("municipality", "region", "county")
        text = "".join(f'[[report]]\nfor_each = "{kind}"\n' for kind in kinds)
        names = [task.slug for task in listed(project, text).tasks]
        assert len(names) == len(set(names))
        assert {"oslo", "oslo-fylke", "oslo-kommune", "voss", "voss-kommune"} <= set(names)

    def test_a_name_does_not_hang_on_what_else_is_listed(self, project: Path) -> None:
        found = listed(
            project, '[groups]\none = ["Voss"]\n[[report]]\nfor_each="municipality"\ngroup="one"\n'
        )
        assert slugs(found) == {"4621": "voss-kommune"}

    def test_a_region_of_ones_own_comes_before_another_of_its_name(self, project: Path) -> None:
        own = SOLOR.replace("solor", "hadeland").replace("Solør", "Hadeland")
        found = listed(project, own + '[[report]]\nfor_each = "region"\n')
        assert [asked for asked, slug in slugs(found).items() if slug == "hadeland"] == ["hadeland"]


class TestGroup:
    @pytest.mark.parametrize(
        ("kind", "group", "asked"),
        [
            ("municipality", ["Grue", "3418"], {"3417": "grue", "3418": "asnes"}),
            ("county", ["Innlandet", "03"], {"34": "innlandet", "03": "oslo-fylke"}),
            ("county", ["more-og-romsdal"], {"15": "more-og-romsdal"}),
            ("region", ["hadeland", "Valdres"], {"Hadeland": "hadeland", "Valdres": "valdres"}),
            ("region", ["Solør"], {"solor": "solor"}),
        ],
    )
    def test_only_those_of_the_group_are_asked_for(
        self, kind: str, group: list[str], asked: dict[str, str], project: Path
    ) -> None:
        text = f'{SOLOR}[groups]\nmine = {group!r}\n[[report]]\nfor_each = "{kind}"\n'
        assert slugs(listed(project, f'{text}group = "mine"\n')) == asked

    def test_without_for_each_it_is_the_members_of_one_report(self, project: Path) -> None:
        text = '[groups]\nmine = ["Grue", "Åsnes"]\n[[report]]\nregion = "Vi"\ngroup = "mine"\n'
        (task,) = listed(project, text).tasks
        assert (task.parameters.region, task.parameters.members) == ("Vi", ("Grue", "Åsnes"))

    def test_a_merged_region_that_is_named_is_not_passed_over(self, project: Path) -> None:
        text = '[groups]\nmine = ["Salten"]\n[[report]]\nfor_each = "region"\ngroup = "mine"\n'
        assert slugs(listed(project, text)) == {"Salten": "salten"}


class TestOwnPanel:
    def test_files_are_named_from_the_folder_of_the_list(self, project: Path) -> None:
        write_many_regions(project / "reports")
        found = listed(project, '[[report]]\nfor_each = "region"\npanel = "panel.csv"\n')
        assert [task.parameters.region for task in found.tasks] == list(REGIONS)
        assert {t.parameters.panel for t in found.tasks} == {project / "reports" / "panel.csv"}
        assert found.tasks[0].slug == "bygd-9001"

    def test_a_group_may_name_its_regions_or_number_them(self, project: Path) -> None:
        write_many_regions(project / "reports")
        text = '[groups]\nsome = ["Bygd 9002", "9001"]\n[[report]]\nfor_each = "region"\n'
        found = listed(project, f'{text}panel = "panel.csv"\ngroup = "some"\n')
        assert slugs(found) == {"9002": "bygd-9002", "9001": "bygd-9001"}

    def test_regions_of_one_name_are_told_apart_by_their_codes(self, project: Path) -> None:
        rows = [f"{code},Nes,A,{year},5" for code in ("01", "02") for year in (2020, 2021)]
        text = "\n".join(["region,region_name,industry,year,employment", *rows])
        (project / "reports" / "panel.csv").write_text(text, encoding="utf-8")
        found = listed(project, '[[report]]\nfor_each = "region"\npanel = "panel.csv"\n')
        assert slugs(found) == {"01": "nes-01", "02": "nes-02"}


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("[[report", "could not be read"),
        ('[[report]]\nregion = "\xff"'.encode("latin-1"), "could not be read"),
        ('colour = "blue"', "'colour', which means nothing here"),
        ("[report]\n", "'report' has the wrong form"),
        ("report = [1]", "report 1: 1 is no table"),
        ('[[report]]\ncolour = "blue"', "report 1: The report's parameters are not valid: colour"),
        ('[[report]]\npdf = "yes"', "report 1 is not valid: pdf"),
        ("[[report]]\nlanguages = []", "languages"),
        ('[[report]]\nslug = "Øst og vest"', "slug"),
        ('[[report]]\nslug = "../up"', "slug"),
        ('[[report]]\nfor_each = "planet"', "for_each"),
        ('[[report]]\nfor_each = "county"\nslug = "one"', "cannot share the slug 'one'"),
        ('[[report]]\nfor_each = "county"\nregion = "34"', "cannot share the region '34'"),
        ('[[report]]\n[[report]]\nregion = "kongsvingerregionen"', "lists 'kongs.*' twice"),
        ('[groups]\nmine = "Grue"\n[[report]]\ngroup = "mine"', "not a list of names"),
        ('[groups]\nmine = []\n[[report]]\ngroup = "mine"', "not a list of names"),
        (
            '[groups]\nmine = ["Grua"]\n[[report]]\ngroup = "mine"\nfor_each = "municipality"',
            "report 1: There is no municipality 'Grua'. Nearest: 3417 Grue",
        ),
        (
            '[groups]\nmine = ["Våler"]\n[[report]]\ngroup = "mine"\nfor_each = "municipality"',
            "several municipalities 'Våler'",
        ),
        (
            '[groups]\nmine = ["Hedmark"]\n[[report]]\ngroup = "mine"\nfor_each = "county"',
            "no county 'Hedmark'",
        ),
        (
            '[groups]\nmine = ["Hadelan"]\n[[report]]\ngroup = "mine"\nfor_each = "region"',
            "no region 'Hadelan'. Nearest: hadeland",
        ),
        (
            '[[report]]\nfor_each = "county"\npanel = "panel.csv"',
            "report 1: A panel of your own has regions, and no county",
        ),
        ('[[report]]\nfor_each = "region"\npanel = "none.csv"', "none.csv"),
    ],
)
def test_what_is_wrong_is_told_with_the_report_it_is_in(
    text: str | bytes, match: str, project: Path
) -> None:
    path = project / "reports" / "reports.toml"
    write_many_regions(path.parent)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError, match=match):
        planned_reports(path)


def test_a_list_that_is_not_there_is_told_how_to_make(project: Path) -> None:
    with pytest.raises(InputError, match=r"Make one, with \[\[report\]\]"):
        planned_reports(project / "none.toml")


def test_an_unknown_group_is_refused_with_the_nearest(project: Path) -> None:
    with pytest.raises(ParameterError, match=r"no group .*'solar'. Nearest: solor"):
        listed(project, '[groups]\nsolor = ["Grue"]\n[[report]]\ngroup = "solar"\n')


def test_a_region_stated_in_another_list_would_not_be_heard_of(project: Path) -> None:
    other = project / "other.toml"
    other.write_text(SOLOR, encoding="utf-8")
    with pytest.raises(InputError, match=r"has \[\[region\]\], which is read in .* alone"):
        planned_reports(other)


def test_many_municipalities_take_figures_by_municipality(project: Path) -> None:
    (project / "data" / "snapshots" / f"{JOBS_SNAPSHOT}.csv").unlink()
    with pytest.raises(InputError, match=r"need figures by municipality.*refresh"):
        listed(project, '[[report]]\nfor_each = "municipality"\n')
    # what is published will do for this one
    text = '[groups]\none = ["kongsvingerregionen"]\n[[report]]\nfor_each = "region"\n'
    assert len(listed(project, f'{text}group = "one"\n').tasks) == 1


def test_published_regions_take_no_figures_by_municipality(project: Path) -> None:
    (project / "data" / "snapshots" / f"{JOBS_SNAPSHOT}.csv").unlink()
    found = listed(project, '[[report]]\nfor_each = "region"\n')
    assert len(found.tasks) == 85
    # also a region that mergers have crossed since
    assert "salten" in slugs(found)
    single = listed(project, '[[report]]\nregion = "Hadeland"\n').tasks
    assert [task.parameters.region for task in single] == ["hadeland"]
    with pytest.raises(InputError, match="need figures by municipality"):
        listed(project, SOLOR + '[[report]]\nfor_each = "region"\n')


def test_a_report_may_state_its_threshold_of_dependence(project: Path) -> None:
    (task,) = listed(
        project,
        """
        [[report]]
        region = "kongsvingerregionen"
        dependence_threshold = 0.15
        """,
    ).tasks
    assert task.parameters.dependence_threshold == 0.15
    with pytest.raises(InputError, match=r"report 1: .*dependence_threshold"):
        listed(project, '[[report]]\nregion = "3401"\ndependence_threshold = 15')


def test_a_language_that_is_stated_as_a_parameter_is_refused(project: Path) -> None:
    with pytest.raises(InputError) as caught:
        listed(project, '[[report]]\nregion = "hadeland"\nlanguage = "nn"\n')
    assert "`language`" in caught.value.message
    assert 'languages = ["nn"]' in caught.value.remedy
    text = '[[report]]\nregion = "hadeland"\nlanguages = ["nn"]\n'
    assert [task.parameters.language for task in listed(project, text).tasks] == ["nn"]
