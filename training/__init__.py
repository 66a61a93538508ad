"""Makes the Dutch language model that is shipped with Dooi, and measures it."""
