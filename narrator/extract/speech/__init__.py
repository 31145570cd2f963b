"""Who says what: direct, indirect and mixed speech with cue and speaker."""
