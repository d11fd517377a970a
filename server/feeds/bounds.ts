/** Ranges in one line of an answer. */
export const rangesMax = 1000;
/** Longer names nobody's components are kept under. */
export const lookUpNameCharactersMax = 600;
