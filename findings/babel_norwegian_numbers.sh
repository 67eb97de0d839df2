#!/usr/bin/env bash
# Babel knows that Norwegian, Swedish and Finnish write a minus sign (U+2212), and neither writes it
# nor reads it. In the same locales a point that means thousands is read as a decimal, also strictly.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
"$work/venv/bin/python" - <<'PY'
import babel
from babel.numbers import NumberFormatError, format_decimal, get_minus_sign_symbol, parse_decimal


def read(text: str, locale: str, *, strict: bool = False) -> str:
    try:
        return str(parse_decimal(text, locale=locale, strict=strict))
    except NumberFormatError:
        return "NumberFormatError"


print("Babel", babel.__version__)
for locale in ("nb", "nn", "sv", "fi"):
    symbol = get_minus_sign_symbol(locale)
    written = format_decimal(-5, locale=locale)
    print(f"{locale}: minus sign U+{ord(symbol):04X}, -5 is written {ascii(written)}")
    print(f"    U+2212 5 is read as {read(symbol + '5', locale)}")
    print(f"    '1.200' is read as {read('1.200', locale)}, strictly {read('1.200', locale, strict=True)}")
    assert symbol == "\N{MINUS SIGN}"
    assert written == "-5"
    assert read(symbol + "5", locale) == "NumberFormatError"
    assert read("1.200", locale) == read("1.200", locale, strict=True) == "1.200"
    # the decimal mark of these locales is a comma, and their group mark a space
    assert read("1,5", locale) == "1.5"
PY
echo "Expected from CLDR: a number written by Babel has the locale's minus sign, and one with it can be"
echo "read; a point is neither mark in these locales, so 1.200 is refused, at least when strict."
