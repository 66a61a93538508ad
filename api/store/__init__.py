"""The store of the service: analyses, their files, reports and decisions, and the keys."""
