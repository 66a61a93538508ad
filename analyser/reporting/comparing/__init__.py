"""What a new draft gains and loses."""
