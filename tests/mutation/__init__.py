"""Does a test notice when the model is wrong? Each named mutation breaks one place of it."""
