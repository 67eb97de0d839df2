"""Telemarksforsking's model: population effect, attractiveness and projections."""
