"""Who works at the desk."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account of the staff. Readers have none; what an account may do is its groups' business."""
