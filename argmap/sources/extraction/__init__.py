"""Texts extracted from PDF, HTML, EPUB and DOCX files."""
