"""Operations on a debate: what people and programs do to its nodes."""
