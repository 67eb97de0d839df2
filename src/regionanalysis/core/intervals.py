"""How certain an interval is."""

from regionanalysis.errors import ParameterError

ALPHA = 0.05


def confidence_of(alpha: float) -> float:
    """Return the probability that an interval holds, one less alpha.

    Parameters
    ----------
    alpha
        Probability outside the interval, such as 0.05 for a 95 per cent interval.

    Raises
    ------
    ParameterError
        Unless alpha is between 0 and 1.
    """
    if not 0 < alpha < 1:
        raise ParameterError(
            f"alpha is the probability outside an interval, between 0 and 1, not {alpha:g}.",
            remedy=f"Use {ALPHA:g} for a 95 per cent interval.",
        )
    return 1 - alpha
