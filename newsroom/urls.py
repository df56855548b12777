"""Public addresses of the newsroom."""

urlpatterns = []
