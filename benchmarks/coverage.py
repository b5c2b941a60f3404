"""How often the interval of each estimator holds the true number, over populations of known size."""
