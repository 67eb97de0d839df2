"""Build one report or many, and publish them atomically."""
