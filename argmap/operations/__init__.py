"""Operations on a debate: the edits that people and programs make to its nodes."""
