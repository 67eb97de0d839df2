"""Texts on births, migration, and jobs beside them."""

from collections.abc import Mapping

from regionanalysis.indicators.population_change import PopulationChange
from regionanalysis.model.jobs_and_migration import JobsAndMigration
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.keys import N_, N_plural
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction, how_many

_MIGRATION: Mapping[str, str] = {
    "up": N_plural("residents.migration.in"),
    "down": N_plural("residents.migration.out"),
    "same": N_plural("residents.migration.same"),
}

_BIRTHS: Mapping[str, str] = {
    "up": N_plural("residents.births.up"),
    "down": N_plural("residents.births.down"),
    "same": N_plural("residents.births.same"),
}

_TOTAL: Mapping[str, str] = {
    "up": N_("residents.total.up"),
    "down": N_("residents.total.down"),
    "same": N_("residents.total.same"),
}


def residents_statement(change: PopulationChange, name: str, language: Language) -> str:
    """Return how many moved in or out over all years, and the births surplus or deficit.

    Parameters
    ----------
    change
        Births surplus and net migration.
    name
        Name of the region.
    language
        Language of the statement.
    """
    migration, births = float(change.migration.sum()), float(change.births.sum())
    period = {"name": name, "start": change.years[0], "end": change.years[-1]}
    return " ".join(
        language.plural(keys[direction(value)], value, number=language.magnitude(value), **period)
        for keys, value in ((_MIGRATION, migration), (_BIRTHS, births))
    )


# by how many of the years it is of
_MOVED_IN: Mapping[str, str] = {
    "none": N_plural("quadrant.moved_in.none"),
    "some": N_plural("quadrant.moved_in.some"),
    "all": N_plural("quadrant.moved_in.all"),
}
_BEHIND: Mapping[str, str] = {
    "none": N_plural("quadrant.behind.none"),
    "some": N_plural("quadrant.behind.some"),
    "all": N_plural("quadrant.behind.all"),
}


@cites
def population_change(change: PopulationChange, name: str, language: Language) -> list[Paragraph]:
    """Return what births and migration were over all years, and the change that remains.

    Parameters
    ----------
    change
        Births surplus and net migration.
    name
        Name of the region.
    language
        Language of the paragraphs.
    """
    total = float(change.change.sum())
    levels = change.population.sum(axis=1)
    values = {
        "before": change.years[0],
        "after": change.years[-1] + 1,
        "first": language.number(float(levels[0])),
        "last": language.number(float(levels[-1])),
        "correction": language.signed(float(change.correction.sum())),
    }
    sentences = [
        residents_statement(change, name, language),
        language.message(_TOTAL[direction(total)], **values),
        language.message("residents.correction", **values),
    ]
    return [Paragraph(" ".join(sentences))]


@cites
def jobs_and_migration(record: JobsAndMigration, language: Language) -> list[Paragraph]:
    """Return in how many years people moved in while jobs grew more slowly than the nation's.

    Parameters
    ----------
    record
        Jobs beyond the nation's, and net migration.
    language
        Language of the paragraphs.
    """
    counts, years = record.counts(), int(record.comparable.sum())
    if not years:
        return []
    moved_in, behind = counts["in_ahead"] + counts["in_behind"], counts["in_behind"]
    known = {"total": years, "start": record.years[0], "end": record.years[-1]}
    sentences = [
        language.plural("quadrant.years", years, **known),
        language.plural(_MOVED_IN[how_many(moved_in, years)], years, count=moved_in),
    ]
    if moved_in:
        key = _BEHIND[how_many(behind, moved_in)]
        sentences.append(language.plural(key, moved_in, count=behind))
    broken = [
        str(year)
        for year, comparable in zip(record.years, record.comparable.tolist(), strict=True)
        if not comparable
    ]
    if broken:
        sentences.append(language.message("quadrant.break", years=language.join_list(broken)))
    sentences.append(language.message("quadrant.no_cause"))
    return [Paragraph(" ".join(sentences))]
