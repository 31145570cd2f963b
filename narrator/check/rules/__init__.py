"""What a draft can break, as data: a module a family, `rules` joins them."""
