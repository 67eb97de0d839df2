"""A table is opened only when its sidecar says where it came from and what its bytes are."""

from dataclasses import fields
from pathlib import Path

import pytest

from regionanalysis.errors import ProvenanceError
from regionanalysis.panel.provenance import Origin, read_origin, read_verified, sha256_of

CONTENT = b"region,year,employment\n0402,2016,8337\n"

STATED = {
    "producer": "Statistisk sentralbyrå",
    "title": "Sysselsatte etter arbeidssted",
    "table": "tabell 11618",
    "unit": "persons",
    "place": "work",
    "period": "2016–2016",
    "date": "2026-11-23",
    "date_kind": "accessed",
    "licence": "CC BY 4.0",
    "sha256": sha256_of(CONTENT),
}


def write_sidecar(folder: Path, stated: dict[str, str]) -> Path:
    sidecar = folder / "jobs.toml"
    lines = [f'{name} = "{value}"' for name, value in stated.items()]
    sidecar.write_text("\n".join(lines), encoding="utf-8")
    return sidecar


@pytest.fixture
def table(tmp_path: Path) -> Path:
    write_sidecar(tmp_path, STATED)
    path = tmp_path / "jobs.csv"
    path.write_bytes(CONTENT)
    return path


def test_a_table_that_its_sidecar_describes_is_read_with_its_origin(table: Path) -> None:
    content, origin = read_verified(table)
    assert content == CONTENT
    assert origin.name == "jobs"
    assert {name: origin.as_record()[name] for name in STATED} == STATED


def test_concept_address_and_notes_may_be_left_out_or_stated(table: Path) -> None:
    without = read_origin(table.with_suffix(".toml"))
    assert (without.concept, without.url, without.notes) == ("", "", "")
    more = {
        "concept": "register_employment",
        "url": "https://www.ssb.no",
        "notes": "Fjerde kvartal.",
    }
    origin = read_origin(write_sidecar(table.parent, {**STATED, **more}))
    assert {name: origin.as_record()[name] for name in more} == more


def test_the_citation_is_producer_title_and_table(table: Path) -> None:
    assert read_origin(table.with_suffix(".toml")).citation() == (
        "Statistisk sentralbyrå: Sysselsatte etter arbeidssted (tabell 11618)"
    )


def test_the_record_for_the_manifest_has_every_field(table: Path) -> None:
    record = read_origin(table.with_suffix(".toml")).as_record()
    # corrections are listed apart
    assert [*record, "corrections", "reading"] == [field.name for field in fields(Origin)]
    assert all(isinstance(value, str) for value in record.values())


def test_the_checksum_is_sha_256_in_lower_case_digits() -> None:
    # the first example of FIPS 180-2
    assert sha256_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    "altered",
    [
        pytest.param(CONTENT.replace(b"8337", b"8338"), id="one digit"),
        pytest.param(CONTENT.replace(b"\n", b"\r\n"), id="line endings"),
        pytest.param(CONTENT.replace(b"0402", b"402"), id="a lost leading zero"),
        pytest.param(b"", id="emptied"),
    ],
)
def test_an_altered_table_is_refused_by_name_with_what_to_do(table: Path, altered: bytes) -> None:
    table.write_bytes(altered)
    with pytest.raises(ProvenanceError) as caught:
        read_verified(table)
    assert str(table) in caught.value.message
    assert "Restore jobs.csv from version control" in caught.value.remedy
    assert "the new checksum in jobs.toml" in caught.value.remedy
    assert caught.value.evidence == (str(table), sha256_of(altered), sha256_of(CONTENT))


def test_an_altered_table_is_accepted_once_the_sidecar_has_its_checksum(table: Path) -> None:
    altered = CONTENT.replace(b"8337", b"8338")
    table.write_bytes(altered)
    write_sidecar(table.parent, {**STATED, "sha256": sha256_of(altered)})
    assert read_verified(table)[0] == altered


def test_a_table_without_a_sidecar_is_refused_and_the_sidecar_to_write_is_named(
    table: Path,
) -> None:
    table.with_suffix(".toml").unlink()
    with pytest.raises(ProvenanceError, match=r"jobs\.csv has no sidecar jobs\.toml") as caught:
        read_verified(table)
    assert f"Write {table.with_suffix('.toml')}" in caught.value.remedy


def test_a_sidecar_without_its_table_is_refused_and_the_table_is_named(table: Path) -> None:
    table.unlink()
    with pytest.raises(ProvenanceError, match=r"jobs\.csv is missing") as caught:
        read_verified(table)
    assert "Restore the file" in caught.value.remedy


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"producer: Statistics Norway\n", id="not TOML"),
        pytest.param("producer = 'Statistisk sentralbyrå'\n".encode("latin-1"), id="not UTF-8"),
    ],
)
def test_a_sidecar_that_is_not_toml_in_utf_8_is_refused_by_name(
    table: Path, content: bytes
) -> None:
    table.with_suffix(".toml").write_bytes(content)
    with pytest.raises(ProvenanceError, match=r"jobs\.toml is not valid TOML") as caught:
        read_verified(table)
    assert caught.value.remedy == "Correct the sidecar."


@pytest.mark.parametrize("name", STATED)
def test_a_sidecar_that_lacks_a_field_is_refused_with_the_field(tmp_path: Path, name: str) -> None:
    stated = {key: value for key, value in STATED.items() if key != name}
    with pytest.raises(ProvenanceError, match=rf"jobs\.toml lacks {name}\.") as caught:
        read_origin(write_sidecar(tmp_path, stated))
    assert caught.value.evidence == (f"lacks {name}",)
    assert "data/README.md" in caught.value.remedy


def test_a_misspelt_field_is_refused_as_unknown(tmp_path: Path) -> None:
    with pytest.raises(ProvenanceError, match="has the unknown field license"):
        read_origin(write_sidecar(tmp_path, {**STATED, "license": "CC BY 4.0"}))


def test_a_field_that_is_not_text_is_refused_with_its_name(table: Path) -> None:
    sidecar = table.with_suffix(".toml")
    stated = sidecar.read_text(encoding="utf-8")
    sidecar.write_text(stated.replace('"2026-11-23"', "2026-11-23"), encoding="utf-8")
    with pytest.raises(ProvenanceError, match="date is not text"):
        read_origin(sidecar)


def test_a_place_that_is_neither_work_nor_residence_is_refused_with_the_choices(
    tmp_path: Path,
) -> None:
    with pytest.raises(
        ProvenanceError, match="place is 'home', not one of work, residence, both, none"
    ):
        read_origin(write_sidecar(tmp_path, {**STATED, "place": "home"}))


def test_all_faults_of_a_sidecar_are_told_at_once(tmp_path: Path) -> None:
    stated = {key: value for key, value in STATED.items() if key not in {"unit", "date"}}
    with pytest.raises(ProvenanceError) as caught:
        read_origin(write_sidecar(tmp_path, {**stated, "year": "2016"}))
    assert caught.value.evidence == ("lacks date", "lacks unit", "has the unknown field year")
