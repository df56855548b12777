"""Public addresses of the registry."""

urlpatterns = []
