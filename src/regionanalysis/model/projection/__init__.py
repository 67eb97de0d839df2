"""Projections of jobs: assumptions, scenarios, fan chart and backtest."""
