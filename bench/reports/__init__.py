"""Reports made of sentences: outlines, sentences without figures, whole articles."""
