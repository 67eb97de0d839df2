"""Shift-share as a regression with dummy variables."""
