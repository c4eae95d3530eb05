"""The debate as a Mermaid flowchart."""
