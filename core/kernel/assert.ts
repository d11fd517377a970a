/** A broken promise of our own code: never caught to go on. */
class Bug extends Error {
  override readonly name = 'Bug';
}

/** Throws a {@link Bug} unless `condition` holds; `why` says why it must. */
export function assert(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Bug(why);
}
