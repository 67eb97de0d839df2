"""The audit of municipal codes."""

from collections.abc import Sequence

from regionanalysis.classifications.municipality_codes import CodeMove
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.language import Language


def code_moves(moves: Sequence[CodeMove], language: Language) -> list[Table]:
    """Return what became of codes; nothing where none moved."""
    if not moves:
        return []
    return [
        Table(
            caption=language.message("table.code_moves"),
            columns=language.messages(
                "column.old_code",
                "column.new_code",
                "column.kind",
                "column.last_year",
                "column.jobs",
            ),
            rows=[
                (
                    one.old,
                    one.new,
                    language.message(f"code.{one.kind}"),
                    language.year(one.last_year),
                    language.number(one.jobs),
                )
                for one in moves
            ],
        )
    ]
