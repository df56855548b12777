"""What a registrar types, checked."""
