"""Texts on the newest jobs, which are newer than the account of why."""

from collections.abc import Mapping

from regionanalysis.model.mean_account import Account
from regionanalysis.model.newest import NewestChange
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction

_CHANGE: Mapping[str, str] = {
    "up": N_("newest.change.up"),
    "down": N_("newest.change.down"),
    "same": N_("newest.change.same"),
}


@cites
def newest(
    persons: NewestChange | None,
    contracts: NewestChange | None,
    account: Account,
    language: Language,
) -> list[Paragraph]:
    """Return the newest change and its gap to the nation; nothing where the account is as new.

    Parameters
    ----------
    persons, contracts
        The newest change in employed persons, and in contracts of employment.
    account
        The account that splits the change into contributions.
    language
        Language of the paragraph.
    """
    if persons is None:
        return []
    values = {
        "start": persons.start_year,
        "end": persons.end_year,
        "first": language.number(persons.start),
        "last": language.number(persons.end),
        "change": language.signed(persons.change),
        "expected": language.signed(persons.expected),
        "gap": language.signed(persons.gap),
    }
    sentences = [
        language.message(_CHANGE[direction(persons.change)], **values),
        language.message(
            N_("newest.gap.other") if persons.gap else N_("newest.gap.same"), **values
        ),
    ]
    if contracts is not None:
        counted = {
            "start": contracts.start_year,
            "end": contracts.end_year,
            "change": language.signed(contracts.change),
            "expected": language.signed(contracts.expected),
        }
        sentences.append(language.message("newest.contracts", **counted))
    sentences.append(language.message("newest.not_split", year=account.end_year))
    return [Paragraph(" ".join(sentences))]
