"""The statements that open a report: a sentence each, with a figure, its year, and its chapter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from regionanalysis.indicators.as_nation import AsNation
from regionanalysis.indicators.education import EducationRecord
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.structure import StructureShares
from regionanalysis.model.goal import GoalRecord
from regionanalysis.model.mean_account import Account, MeanAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.blocks import Block, DescriptionList
from regionanalysis.presentation.citing import Cites, cites, origins_of
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.presentation.headings import CHAPTER
from regionanalysis.presentation.keys import COUNT, MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.late import Late
from regionanalysis.presentation.text.education import skills_sentence
from regionanalysis.presentation.text.goal import disputed_change, goal_statement
from regionanalysis.presentation.text.industry import extremes_sentence
from regionanalysis.presentation.text.structure import structure_sentence
from regionanalysis.presentation.wording import direction

_DECLINE: Mapping[str, str] = {
    "up": N_("statement.decline.up"),
    "down": N_("statement.decline.down"),
    "same": N_("statement.decline.same"),
}

_REMAINDER: Mapping[str, str] = {
    "rounding": N_("statement.part.rounding"),
    "undisclosed": N_("statement.part.undisclosed"),
}


@dataclass(frozen=True)
class Statement(Cites):
    """A sentence, and the chapter that has more on it.

    Attributes
    ----------
    sentence
        The sentence.
    chapter
        Key of the chapter (``chapter.<key>`` in ``locale``).
    """

    sentence: str
    chapter: str


def statements(
    answers: Sequence[Statement | None], chapters: Sequence[str], language: Language
) -> list[Block]:
    """Return the statements as a list, each with a link to its chapter.

    Parameters
    ----------
    answers
        The statements; None for one whose figures are missing.
    chapters
        Keys of the chapters that the report has, as `ReportContext.chapters`. A statement on
        another chapter has no link.
    language
        Language of the links.
    """
    known = [answer for answer in answers if answer is not None]
    if not known:
        return []

    def write(_suffix: str) -> list[DescriptionList]:
        items = [("", _linked(answer, chapters, language)) for answer in known]
        return [DescriptionList(items, "points statements")]

    return [Late("statements", write, origins=origins_of(known))]


def _linked(answer: Statement, chapters: Sequence[str], language: Language) -> str:
    if answer.chapter not in chapters:
        return answer.sentence
    title = language.message(CHAPTER[answer.chapter])
    link = Markup('<a href="#{}">{}</a>').format(answer.chapter, title)
    more = language.message("statement.more", chapter=link)
    return Markup("{} {}").format(answer.sentence, more)


@cites
def decline_statement(account: Account, context: Context, language: Language) -> Statement | None:
    """Return how far the region is from national growth, by structure and the rest."""
    if isinstance(account, MeanAccount):
        return None
    result = account.total()
    values = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": result.start_year,
        "end": result.end_year,
        "first": language.number(result.start),
        "last": language.number(result.end),
        "gap": language.magnitude(result.gap),
        "parts": language.join_list(_parts(result, language)),
    }
    return Statement(language.message(_DECLINE[direction(result.gap)], **values), "why")


def _parts(result: PeriodAccount, language: Language) -> list[str]:
    """Return the parts of the gap in whole jobs, which add up to it as they are read."""
    structural = sum(round(result.effects[effect]) for effect in result.structural_effects)
    residual = round(result.residual)
    remainder = round(result.gap) - structural - residual
    parts = [
        language.message("statement.part.structural", jobs=language.signed(structural)),
        language.message("statement.part.residual", jobs=language.signed(residual)),
    ]
    if remainder:
        incomplete = result.remainder_kind == "undisclosed" and not result.n_excluded
        key = N_("statement.part.differ") if incomplete else _REMAINDER[result.remainder_kind]
        parts.append(language.message(key, jobs=language.signed(remainder)))
    return parts


@cites
def structure_statement(
    shares: StructureShares | None,
    rows: AsNation | None,
    industry: IndustrySubject | None,
    language: Language,
) -> Statement | None:
    """Return manufacturing and farming beside the nation, and the industries that stand out.

    Parameters
    ----------
    shares
        Shares of the two; None where they are not known.
    rows
        Industries beside the nation's growth, and
    industry
        whose they are, which the sentence names.
    language
        Language of the sentences.
    """
    if shares is None:
        return None
    sentences = [structure_sentence(shares, language)]
    if rows is not None and industry is not None:
        sentences.append(extremes_sentence(rows, industry, language))
    return Statement(" ".join(sentence for sentence in sentences if sentence), "industries")


@cites
def education_innovation_statement(
    records: Sequence[EducationRecord | None],
    innovation: InnovationRecord | None,
    language: Language,
) -> Statement | None:
    """Return education and innovation beside the nation.

    Parameters
    ----------
    records
        Shares with a higher education; None for those that are not known.
    innovation
        Establishments with an innovation.
    language
        Language of the sentence.
    """
    sentence = skills_sentence(records, innovation, language)
    return Statement(sentence, "education") if sentence else None


@cites
def goal_kept_statement(record: GoalRecord | None, language: Language) -> Statement | None:
    """Return the goal, how many years reached it, and the change over all of them."""
    return None if record is None else Statement(goal_statement(record, language), "goal")


@cites
def disputed_year_statement(
    series: EmploymentSeries | None,
    whole: Sequence[str] | None,
    subsets: Sequence[tuple[Sequence[str], Sequence[str]]] | None,
    language: Language,
) -> Statement | None:
    """Return the change that others have published for a part of the region, beside the whole's.

    Parameters
    ----------
    series
        All jobs by municipality.
    whole
        Codes of the region's municipalities.
    subsets
        Codes of each part that others report on, and the names of those left out.
    language
        Language of the sentence.
    """
    if series is None or whole is None or not subsets:
        return None
    part, left_out = subsets[0]
    year, changes = disputed_change(series, whole, part)
    sentence = language.message(
        "statement.disputed",
        year=year,
        part=language.message(COUNT[len(part)]),
        whole=language.message(COUNT[len(whole)]),
        left_out=language.join_list(list(left_out)),
        part_change=language.signed(changes[1]),
        whole_change=language.signed(changes[0]),
    )
    return Statement(sentence, "goal")
