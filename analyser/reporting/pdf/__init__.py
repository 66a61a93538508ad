"""The findings as marks in a PDF, and the report typeset as one."""
