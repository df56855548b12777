"""What a human types at the desk, checked. No form changes a state."""
