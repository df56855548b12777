"""Charts of the registry, from plain values."""

from typing import Any

from django import template

from ..charts import BarChart, drawn

register = template.Library()


@register.inclusion_tag("exercises/includes/chart.html")
def bar_chart(chart: BarChart | None) -> dict[str, Any]:
    """Bars by year, with the same numbers as a table; nothing for a chart without years.

    Needs css/chart.css, css/table.css and, for two series, css/timeline.css.
    """
    return {"chart": drawn(chart) if chart else None}
