"""``regionanalysis list``: what there is."""

from regionanalysis.cli.options import AsJson
from regionanalysis.cli.output import print_json


def list_all(*, as_json: AsJson = False) -> None:
    """List regions, reports and data."""
    from regionanalysis.cli.inventory import inventory_json, inventory_text

    if as_json:
        print_json(inventory_json())
    else:
        print(inventory_text())
