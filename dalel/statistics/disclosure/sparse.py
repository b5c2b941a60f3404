"""The few operations on sparse matrices that this room needs, with types (SciPy's have none)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Matrix = Any  # scipy.sparse.csr_array


def ones(columns: NDArray[np.int64], starts: NDArray[np.int64], shape: tuple[int, int]) -> Matrix:
    """A matrix of 0 and 1: the places of the ones of each row, one row after another."""
    return sparse.csr_array((np.ones(len(columns)), columns, starts), shape=shape)  # type: ignore[no-untyped-call]


def nothing(height: int, width: int) -> Matrix:
    """A matrix of zeros."""
    return sparse.csr_array((height, width))  # type: ignore[no-untyped-call]


def diagonal(size: int, value: float) -> Matrix:
    """The value on the diagonal."""
    return sparse.csr_array(sparse.eye_array(size) * value)  # type: ignore[no-untyped-call]


def above(parts: Sequence[Matrix], width: int) -> Matrix:
    """Matrices one above another."""
    if not parts:
        return nothing(0, width)
    return sparse.csr_array(sparse.vstack(list(parts), format="csr"))  # type: ignore[no-untyped-call]


def beside(parts: Sequence[Matrix]) -> Matrix:
    """Matrices one beside another."""
    return sparse.csr_array(sparse.hstack(list(parts), format="csr"))  # type: ignore[no-untyped-call]


def times(matrix: Matrix, values: NDArray[Any]) -> NDArray[np.int64]:
    """The product with whole numbers, as whole numbers."""
    product: NDArray[np.int64] = np.rint(np.asarray(matrix @ values)).astype(np.int64)
    return product
