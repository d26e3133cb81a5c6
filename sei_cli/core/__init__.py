"""The pure core: text in, verdict out."""
