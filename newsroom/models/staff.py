"""Who works at the desk."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account of the staff; readers have none. What it may do is its groups' business."""
