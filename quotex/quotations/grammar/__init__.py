"""Grammar for all rules: tokens, noun phrases, verb groups, subjects, reporting clauses, complements."""
