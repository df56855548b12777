"""The database's clock: the one that decides what is public, so also the one we write down."""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

QUERIES = {
    "postgresql": "SELECT STATEMENT_TIMESTAMP()",
    "sqlite": "SELECT STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')",
}


def clock() -> datetime:
    """The moment by the database's clock, aware, in UTC; milliseconds on SQLite."""
    with connection.cursor() as cursor:
        cursor.execute(QUERIES[connection.vendor])
        (moment,) = cursor.fetchone()
    if isinstance(moment, str):
        return datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def whole_minute(moment: datetime) -> None:
    """Refuse what an editor sets to the second: copies of a page are kept to the minute's end."""
    if moment.second or moment.microsecond:
        raise ValidationError(_("Give the time in hours and minutes, without seconds."))
