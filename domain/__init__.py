"""What crosses a boundary: types, errors, Swedish dates and numbers, reference data. Standard library only."""
