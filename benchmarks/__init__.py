"""Speed and memory, measured beside plain SQL on SQLite and pandas in the same run: `make bench`."""
