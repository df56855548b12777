"""Public pages. Each picks a queryset and a template; all of them read print only."""
