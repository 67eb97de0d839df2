"""Run a notebook for one report and render its files."""
