"""Public pages of the registry. They read announced exercises and what is in print."""
