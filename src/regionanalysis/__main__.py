"""``python -m regionanalysis`` is the command ``regionanalysis``."""

from regionanalysis.cli import main

main()
