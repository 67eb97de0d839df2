"""Headings of figures that count something other than the employed."""

import re

# inhabitants; the code Personer1 of Statistics Norway is of other persons too
_INHABITANTS = (
    "population|folkemengde|folketall?|innbygger(?:e|ar)|innbyggjarar|inhabitants|folkmängd|"
    "befolkning|bevölkerung|einwohner|indbyggere|invånare"
)
_ESTABLISHMENTS = (
    "bedrift(?:er|ar)?|føretak|foretak|verksemder|virksomheter|establishments?|local units|"
    "enterprises|firms|companies|businesses|betriebe|unternehmen|arbetsställen|företag|"
    "arbejdssteder|virksomheder|estabs"
)
_VALUE = (
    "verdiskap(?:ing|ning)|(?:gross )?value added|gva|gdp|bnp|brp|brutto(?:nasjonal)?produkt|"
    "(?:brutto)?wertschöpfung|förädlingsvärde|bruttoværditilvækst|omset(?:ning|nad)|turnover|"
    "revenues?|sales|umsatz|omsättning|omsætning|lønnskostnad(?:er|ar)|wages|payroll"
)
_COUNT = r"(?:(?:antall|antal|anzahl(?: der)?|number of|no\. of)\s+)?"
# prices, units and totals behind the word
_ENDING = r"(?:\s*(?:[,(:\[]|i alt\b|til \w|at \w|zu \w|in \w|i \w).*)?"

_JOBS = re.compile(rf"{_COUNT}(?:{_ESTABLISHMENTS}|{_VALUE}){_ENDING}", re.IGNORECASE)
_PEOPLE = re.compile(rf"{_COUNT}(?:{_INHABITANTS})(?:\s*[,(\[].*)?", re.IGNORECASE)
# `Bedrifter, sysselsatte` counts persons
_EMPLOYED = re.compile(
    r"syssels|ansatt|tilsett|lønnstak|employ|jobs?\b|beschäftig|erwerbstät|anställd|beskæftig|"
    r"persons|personer|workers",
    re.IGNORECASE,
)


def is_other_measure(heading: str, figure: str) -> bool:
    """Return whether a heading names establishments, value added or, of jobs, inhabitants.

    Parameters
    ----------
    heading
        Name of the column, or what a table counts.
    figure
        ``"employment"`` or ``"population"``.
    """
    text = heading.strip()
    if _JOBS.fullmatch(text) and not _EMPLOYED.search(text):
        return True
    return figure == "employment" and bool(_PEOPLE.fullmatch(text)) and not _EMPLOYED.search(text)
