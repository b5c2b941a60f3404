"""Latent classes: people of a few unknown kinds, each with its own chances of being on each list."""
