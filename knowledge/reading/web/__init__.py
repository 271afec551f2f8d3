"""Web pages: the visible lines, and which of them are the article."""
