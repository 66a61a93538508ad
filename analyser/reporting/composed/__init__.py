"""The contents of the report by itself, for Word and PDF."""
