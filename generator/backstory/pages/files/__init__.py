"""Files of a site that are no HTML pages: feeds, site maps, data and the search index."""
