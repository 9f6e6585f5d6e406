"""What all rules share of grammar: tokens, noun phrases, verb groups, subjects, clauses of reporting, complements."""
