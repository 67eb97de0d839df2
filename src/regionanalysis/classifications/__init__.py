"""Regions, municipality codes, industry standards and series breaks, as data."""
