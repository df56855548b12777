"""Sentences about the registry's rows. Nothing here writes."""
