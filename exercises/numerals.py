"""Numbers as the page's language writes them."""

from django.utils.formats import get_format, number_format

NO_BREAK_SPACE, NARROW = "\u00a0", "\u202f"
LEAST_WITH_SPACES = 10_000


def grouped(number: int) -> str:
    """A whole number with its thousands set apart: 2,500 in English, 2500 and 25 000 in Russian.

    Languages that part them by a space do so from 10 000, and by a narrow one that does not break.
    """
    spaced = get_format("THOUSAND_SEPARATOR").isspace()
    if spaced and abs(number) < LEAST_WITH_SPACES:
        return str(number)
    return number_format(number, force_grouping=True).replace(NO_BREAK_SPACE, NARROW)
