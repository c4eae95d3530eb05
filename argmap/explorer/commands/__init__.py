"""The commands of the keys, one module a group. A command takes the session, and may return a request."""
