"""Public addresses of the registry, behind the language."""

from django.urls import path

from .views import (
    calendars,
    exercise,
    press_kit,
    register,
    register_data,
    series,
    states,
    timeline,
    totals,
)

urlpatterns = [
    path("exercises/", register.register, name="exercises"),
    path("exercises/timeline/", timeline.timeline, name="timeline"),
    path("exercises/figures/", totals.totals, name="totals"),
    path("exercises/register.csv", register_data.as_csv, name="register_csv"),
    path("exercises/register.json", register_data.as_json, name="register_json"),
    path("exercises/register.xlsx", register_data.as_xlsx, name="register_xlsx"),
    path("exercises/series/<slug:slug>/", series.series, name="series"),
    path("exercises/<int:year>/<slug:slug>/", exercise.exercise, name="exercise"),
    path(
        "exercises/<int:year>/<slug:slug>/photos.zip", press_kit.exercise_kit, name="exercise_kit"
    ),
    path("exercises/calendar.ics", calendars.every, name="calendar"),
    path("exercises/series/<slug:slug>/calendar.ics", calendars.of_series, name="series_calendar"),
    path("exercises/kinds/<slug:slug>/calendar.ics", calendars.of_kind, name="kind_calendar"),
    path(
        "exercises/<int:year>/<slug:slug>/calendar.ics",
        calendars.of_exercise,
        name="exercise_calendar",
    ),
    path("press/advisories.ics", calendars.advisories, name="advisories_calendar"),
    path("states/<slug:slug>/calendar.ics", calendars.of_state, name="state_calendar"),
    path("states/", states.states, name="states"),
    path("states/<slug:slug>/", states.state, name="state"),
]
