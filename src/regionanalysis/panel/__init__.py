"""The values that travel: employment, population and commuting, with their origins."""
