"""Public addresses of the registry, behind the language."""

from django.urls import path

from .views import calendars, exercises, press_kit, states

urlpatterns = [
    path("exercises/", exercises.exercises, name="exercises"),
    path("exercises/<int:year>/<slug:slug>/", exercises.exercise, name="exercise"),
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
