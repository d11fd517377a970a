// The main job on the examples.
