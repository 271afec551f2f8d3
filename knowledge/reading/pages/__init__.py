"""Pages: pdf files, scans and pictures, from printed lines to running text."""
