"""From a notebook to a page that can be sent."""
