"""What holds other files: archives and mails."""
