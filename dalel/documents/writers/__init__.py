"""One block tree, three writers: HTML, DOCX and PDF. Each is `write(document, ledger, options) -> bytes`."""
