"""The reporting room: a report in, a file out."""
