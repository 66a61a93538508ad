"""Makes the sample tender documents from their Markdown source."""
