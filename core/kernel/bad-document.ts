/** Where in a document something stands: a line and column (from 1), or a path such as `$.components[3].purl`. */
export type Place = string;

/**
 * A document that can't be read as a whole (encoding, syntax, depth, duplicate keys, wrong root, over a limit).
 * It is the reader's input that failed, not this program: commands answer with exit status 2, naming file and place.
 * A bad *element* of a good document is no `BadDocument`: it is dropped and counted in a `Tally`.
 */
export class BadDocument extends Error {
  override readonly name = 'BadDocument';
  readonly retry = 'never';
  readonly code: string;
  readonly place: Place | undefined;
  /** The file, set by whoever knows it. */
  file: string | undefined;

  /** @param code `document.reason` in snake case, for example `document.duplicate_key` */
  constructor(code: string, message: string, place?: Place) {
    super(message);
    this.code = code;
    this.place = place;
  }
}
