"""What a text says, as typed values with their place: numbers, times, quantities, persons, events."""
