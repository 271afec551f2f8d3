"""Office packages: what they are made of, and LibreOffice for those that we do not read."""
