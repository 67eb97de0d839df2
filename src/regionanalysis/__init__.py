"""Why a Norwegian region gained or lost jobs relative to the country."""

__version__ = "0.1.0"
