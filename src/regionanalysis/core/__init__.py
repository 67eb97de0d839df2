"""Array types, names, atomic files and the project folder."""
