"""One file over the network, read no further than a limit."""

import requests

from regionanalysis.io.readers.limits import too_large
from regionanalysis.io.statbank.retry import Asking

# bytes asked for at a time
PIECE = 1 << 16


def fetched(url: str, most: int, asking: Asking) -> bytes:
    """Return the bytes at an address.

    Parameters
    ----------
    most
        Bytes that are read at most.

    Raises
    ------
    SourceError
        When no whole answer is had, or it is larger than what is read.
    """
    return asking.asked(url, lambda: _once(url, most, asking.patience))


def _once(url: str, most: int, patience: float) -> bytes:
    with requests.get(url, timeout=patience, stream=True) as answer:
        answer.raise_for_status()
        found = bytearray()
        for piece in answer.iter_content(PIECE):
            found += piece
            if len(found) > most:
                raise too_large(url, f"more than {most:,} bytes", most)
    return bytes(found)
