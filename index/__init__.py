"""Analysis, BM25, embeddings, FAISS, fusion, catalogue: from Agreements to ranked hits."""
