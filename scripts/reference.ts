// Generates docs/reference/.
