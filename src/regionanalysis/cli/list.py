"""``regionanalysis list``: what there is."""


def list_all() -> None:
    """Show the regions, reports and data there are."""
    from regionanalysis.cli.inventory import inventory

    print(inventory())
