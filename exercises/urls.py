"""Public addresses of the registry, behind the language."""

from django.urls import path

from .views import exercise, exercises, press_kit, series, states

urlpatterns = [
    path("exercises/", exercises.exercises, name="exercises"),
    path("exercises/series/<slug:slug>/", series.series, name="series"),
    path("exercises/<int:year>/<slug:slug>/", exercise.exercise, name="exercise"),
    path(
        "exercises/<int:year>/<slug:slug>/photos.zip", press_kit.exercise_kit, name="exercise_kit"
    ),
    path("states/", states.states, name="states"),
    path("states/<slug:slug>/", states.state, name="state"),
]
