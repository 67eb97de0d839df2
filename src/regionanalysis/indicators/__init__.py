"""Measures of one year: concentration, commuting, education, ranks."""
