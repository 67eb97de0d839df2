"""Tables: one function each, from a result to caption, header cells and written figures."""
