"""From files to checked values. Nothing here knows a method."""
