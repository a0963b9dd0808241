"""What the stages found, compared with what is true."""
