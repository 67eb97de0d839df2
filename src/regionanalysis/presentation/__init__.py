"""What readers see: text, charts and tables in three languages."""
