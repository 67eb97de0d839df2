"""Made-up figures of Brazil's states, whose codes include some of Norwegian counties."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

STATES = {
    "11": "Rondônia", "12": "Acre", "13": "Amazonas", "14": "Roraima", "15": "Pará", "16": "Amapá",
    "17": "Tocantins", "21": "Maranhão", "22": "Piauí", "23": "Ceará",
    "24": "Rio Grande do Norte", "25": "Paraíba", "26": "Pernambuco", "27": "Alagoas",
    "28": "Sergipe", "29": "Bahia", "31": "Minas Gerais", "32": "Espírito Santo",
    "33": "Rio de Janeiro", "35": "São Paulo", "41": "Paraná", "42": "Santa Catarina",
    "43": "Rio Grande do Sul", "50": "Mato Grosso do Sul", "51": "Mato Grosso", "52": "Goiás",
    "53": "Distrito Federal",
}  # fmt: skip
INDUSTRIES = ("Agropecuária", "Indústria", "Construção", "Comércio", "Serviços")
YEARS = tuple(range(2010, 2021))
# how much each industry follows people, and grows in the nation
BETA = np.array([0.1, 0.1, 1.2, 0.6, 0.4])
NATION = np.array([-0.01, -0.005, 0.015, 0.005, 0.02])

# words for region, nation and job, as a list of reports or a sidecar states them
WORDS = {
    "nb": {
        "region": "delstat",
        "the_region": "delstaten",
        "regions": "delstater",
        "the_regions": "delstatene",
        "nation": "Brasil",
    },
    "nn": {
        "region": "delstat",
        "the_region": "delstaten",
        "regions": "delstatar",
        "the_regions": "delstatane",
        "nation": "Brasil",
    },
    "en": {
        "region": "state",
        "the_region": "the state",
        "regions": "states",
        "the_regions": "the states",
        "nation": "Brazil",
    },
}


class BrazilianFiles(NamedTuple):
    """Files of jobs, inhabitants and commuters."""

    panel: Path
    population: Path
    commuting: Path


def write_brazilian_states(folder: Path) -> BrazilianFiles:
    """Write the files and return where they are."""
    draw = np.random.default_rng(11)
    count = len(STATES)
    people = np.exp(draw.normal(14, 0.8, count))
    jobs = people[:, None] * 0.45 * draw.dirichlet(np.full(len(INDUSTRIES), 3), count)
    growth = draw.normal(0.004, 0.008, count)
    panel = ["region,region_name,industry,year,employment"]
    population = ["region,year,population"]
    flows = ["year,residence,workplace,employment"]
    for year in (*YEARS, YEARS[-1] + 1):
        population += [f"{code},{year},{people[at]:.0f}" for at, code in enumerate(STATES)]
        if year > YEARS[-1]:
            break
        for at, (code, name) in enumerate(STATES.items()):
            panel += _rows(code, name, year, np.round(jobs[at]))
            if year in YEARS[-2:]:
                shares = np.where(np.arange(count) == at, 0.7, 0.011) * jobs[at].sum()
                flows += [
                    f"{year},{code},{work},{number:.0f}"
                    for work, number in zip(STATES, shares, strict=True)
                ]
        panel += _rows("BR", "Brasil", year, np.round(jobs).sum(axis=0))
        later = people * (1 + growth + draw.normal(0, 0.003, count))
        gap = later / people - later.sum() / people.sum()
        jobs = jobs * (1 + NATION + BETA * gap[:, None] + draw.normal(0, 0.02, jobs.shape))
        people = later
    return BrazilianFiles(
        _written(folder / "panel.csv", panel),
        _written(folder / "population.csv", population),
        _written(folder / "commuting.csv", flows),
    )


def _rows(code: str, name: str, year: int, jobs: np.ndarray) -> list[str]:
    return [
        f"{code},{name},{industry},{year},{number:.0f}"
        for industry, number in zip(INDUSTRIES, jobs, strict=True)
    ]


def _written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
