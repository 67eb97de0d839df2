"""Every additive variant, by name."""

from collections.abc import Mapping

from regionanalysis.core.names import unknown_name
from regionanalysis.shiftshare.variant import Variant
from regionanalysis.shiftshare.variants.artige_van_neuss import ARTIGE_VAN_NEUSS
from regionanalysis.shiftshare.variants.classic import CLASSIC
from regionanalysis.shiftshare.variants.homothetic import ARCELUS, ESTEBAN_MARQUILLAS
from regionanalysis.shiftshare.variants.interaction import INTERACTION, MIDPOINT
from regionanalysis.shiftshare.variants.multifactor import MULTIFACTOR
from regionanalysis.shiftshare.variants.terminal import END_YEAR, STILWELL

VARIANTS: Mapping[str, Variant] = {
    variant.name: variant
    for variant in (
        CLASSIC,
        ESTEBAN_MARQUILLAS,
        ARCELUS,
        INTERACTION,
        MIDPOINT,
        END_YEAR,
        STILWELL,
        MULTIFACTOR,
        ARTIGE_VAN_NEUSS,
    )
}


def variant_named(name: str) -> Variant:
    """Return a variant by its name.

    Parameters
    ----------
    name : str
        One of `VARIANTS`, with underscores or hyphens: ``"esteban_marquillas"`` and
        ``"esteban-marquillas"`` are the same. The spatial variants need weights; see `spatial`.

    Raises
    ------
    ParameterError
        When there is none, with the nearest names.

    Examples
    --------
    >>> from regionanalysis.shiftshare import variant_named
    >>> variant_named("esteban-marquillas").effects
    ('national_share', 'industry_mix', 'competitive', 'allocation')
    """
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    if key not in VARIANTS:
        raise unknown_name("variant of shift-share", name, VARIANTS)
    return VARIANTS[key]
