"""Populations of known size, with stated dependence between lists and between people, to try an estimator on."""
