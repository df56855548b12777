"""Public addresses of the registry, behind the language."""

from django.urls import path

from .views import exercises, press_kit, register, states

urlpatterns = [
    path("exercises/", register.register, name="exercises"),
    path("exercises/<int:year>/<slug:slug>/", exercises.exercise, name="exercise"),
    path(
        "exercises/<int:year>/<slug:slug>/photos.zip", press_kit.exercise_kit, name="exercise_kit"
    ),
    path("states/", states.states, name="states"),
    path("states/<slug:slug>/", states.state, name="state"),
]
