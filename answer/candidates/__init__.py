"""What could answer a question: sentences, rows and facts, each scored; and whether the best of them does."""
