"""People, firms, places and indices under one name each, with their posts and their securities."""
