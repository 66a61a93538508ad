"""The corpus of torture: broken and hostile files, made by script."""
