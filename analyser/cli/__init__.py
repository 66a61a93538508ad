"""The command line: a thin front door to the pipeline."""
