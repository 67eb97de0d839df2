"""Figures: one function each, from a result to a drawing with title, alternative text and table."""
