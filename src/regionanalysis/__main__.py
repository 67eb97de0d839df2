"""``python -m regionanalysis`` is the command ``regionanalysis``."""

from regionanalysis.cli import main

if __name__ == "__main__":
    main()
