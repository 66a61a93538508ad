"""The web pages: server-rendered, in Dutch, without anything from elsewhere."""

from api.pages.install import install_pages
from api.pages.page_route import refuse
from api.pages.too_large import TooLargeAsPage

__all__ = ["TooLargeAsPage", "install_pages", "refuse"]
