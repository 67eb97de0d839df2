"""The sidecars beside downloaded files; `provenance.read_origin` reads them."""

import json
from datetime import UTC, datetime

from regionanalysis.panel.provenance import sha256_of

LICENCE = "CC BY 4.0"
PRODUCER = "Statistisk sentralbyrå"


def today() -> str:
    """Return the date, ``YYYY-MM-DD``."""
    return datetime.now(tz=UTC).date().isoformat()


def sidecar(name: str, content: bytes, **stated: str) -> str:
    """Return the text of a sidecar: what is stated, when that was, and the checksum.

    Parameters
    ----------
    name
        Name of the file without its ending.
    content
        The bytes of the file.
    stated
        Fields of `Origin`, in the order they are to be in.
    """
    fields = {
        **stated,
        "retrieved": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "sha256": sha256_of(content),
    }
    # text in JSON is text in TOML
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return f"# {name}\n" + "\n".join(lines) + "\n"
