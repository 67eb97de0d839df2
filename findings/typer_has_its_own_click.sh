#!/bin/sh
# typer has its own copy of click. The source of a parameter that a typer.Context returns is not a
# member of click.core.ParameterSource, also where click is installed: a comparison with `is` or `==`
# is False for every parameter, and nothing complains.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet typer==0.29.2 click==8.1.8
cat > "$folder/app.py" <<'PY'
from importlib.metadata import version

import typer
from click.core import ParameterSource

app = typer.Typer()


@app.command()
def main(ctx: typer.Context, language: str = "nb") -> None:
    source = ctx.get_parameter_source("language")
    same = source is ParameterSource.DEFAULT or source == ParameterSource.DEFAULT
    print(f"typer {version('typer')}, click {version('click')}")
    print(f"source: {source!r} of {type(source).__module__}; equal to click's DEFAULT: {same}")
    if source.name != "DEFAULT" or same:
        raise SystemExit(1)


app()
PY
"$folder/venv/bin/python" "$folder/app.py"
