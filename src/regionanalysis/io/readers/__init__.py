"""Readers: from a file to a panel."""
