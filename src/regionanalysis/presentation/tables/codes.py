"""The audit of municipal codes."""

from collections.abc import Mapping, Sequence

from regionanalysis.classifications.municipality_codes import ChangeKind, CodeMove
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language

_KIND: Mapping[ChangeKind, str] = {
    "recode": N_("code.recode"),
    "merger": N_("code.merger"),
    "split": N_("code.split"),
}


def code_moves(moves: Sequence[CodeMove], language: Language) -> list[Table]:
    """Return what became of codes; nothing where none moved."""
    if not moves:
        return []
    return [
        Table(
            caption=language.message("table.code_moves"),
            columns=language.messages(
                N_("column.old_code"),
                N_("column.new_code"),
                N_("column.kind"),
                N_("column.last_year"),
                N_("column.jobs"),
            ),
            rows=[
                (
                    move.old,
                    move.new,
                    language.message(_KIND[move.kind]),
                    language.year(move.last_year),
                    language.number(move.jobs),
                )
                for move in moves
            ],
        )
    ]
