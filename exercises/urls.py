"""Public addresses of the registry, behind the language."""

from django.urls import path

from .views import exercises, states

urlpatterns = [
    path("exercises/", exercises.exercises, name="exercises"),
    path("exercises/<int:year>/<slug:slug>/", exercises.exercise, name="exercise"),
    path("states/", states.states, name="states"),
    path("states/<slug:slug>/", states.state, name="state"),
]
