"""Checks of built reports and of notebooks."""
