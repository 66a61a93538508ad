"""Sets texts of known structure in many layouts, so that reading them can be measured."""
