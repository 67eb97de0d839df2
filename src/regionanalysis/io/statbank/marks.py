"""Marks that stand in place of a figure, and the columns that keep them."""

from regionanalysis.panel.cells import STATE_OF_MARK

# cannot be, missing, missing so far, not to be published; and nothing at all
UNKNOWN_MARKS = tuple(STATE_OF_MARK)

# of a column of figures with such marks, the column beside it that keeps them
MARK = "_mark"
