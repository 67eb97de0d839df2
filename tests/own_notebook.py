"""A notebook of one's own with everything that a researcher adds: text, figures, tables, loops."""

import json
import re
from pathlib import Path
from typing import Any

from regionanalysis.reporting.notebooks import new_notebook
from regionanalysis.study import REPORT_KINDS

ROOT = Path(__file__).resolve().parents[1]

README = (ROOT / "README.md").read_text(encoding="utf-8")

# what is in README, as it is there
README_CHAPTER = next(
    block.partition("\n\n")[2].partition("\n\n")[2]
    for block in re.findall(
        r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S
    )
    if "report.section(" in block
)

IMPORTS = "import matplotlib.pyplot as plt\nimport pandas as pd\nimport seaborn as sns\n"

TEXT = """## Sawmills & forests

A chapter in *markdown* with **910** and a [link](https://www.ssb.no/en).

- one
- two

### Details

| Year | Mills |
|------|------:|
| 2021 | 14 |

![A map](map.png)
"""

FIGURE = f"""{IMPORTS}
df = pd.DataFrame({{"Kommune": ["Grue", "Våler"], "Endring": [-85.0, 1234.5], "Ny": [True, None]}})
grid = sns.catplot(df, x="Kommune", y="Endring", kind="bar", height=3)
with report.section("mine", title="Mine & yours") as show:
    show("A sentence < another.")
    show(grid, title="Våler grows", alt="Two bars", source="My count", data=df)
    show(df, title="Change", source="My count")
"""

LOOP = """for name in ["Grue", "Våler"]:
    with report.section("mine.each", title="One by one") as show:
        show(f"In {name} there is a sawmill.")
"""

PLOT = f"{IMPORTS}fig, ax = plt.subplots()\nax.plot([1, 2])\nplt.show()\nprint('printed')"


def write_own(name: str, *cells: str) -> Path:
    """Write a copy of the regional report with cells in place of all but its first sections.

    A cell that begins with ``#`` and a space, or more of them, is markdown.
    """
    path = new_notebook(name, "regional_report", tuple(REPORT_KINDS))
    notebook = json.loads(path.read_text(encoding="utf-8"))
    own = [_cell(source, f"own-{number}") for number, source in enumerate(cells)]
    notebook["cells"] = [*notebook["cells"][:6], *own, notebook["cells"][-1]]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def _cell(source: str, name: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"id": name, "metadata": {}, "source": source}
    if re.match(r"#+ ", source):
        return {"cell_type": "markdown", **cell}
    return {"cell_type": "code", "outputs": [], "execution_count": None, **cell}
