"""Disclosure control: how alike released records are, which cells of linked tables must be withheld, and an
attacker who tries to get them back."""
