"""What the keys do: one module for each group of commands. A command takes the session, and may return a request."""
