"""Tables: one function each, from a result to caption, header cells and written figures."""

from regionanalysis.tables.effects import periods, waterfall
from regionanalysis.tables.jobs import membership

__all__ = ["membership", "periods", "waterfall"]
