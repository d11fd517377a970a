/** One file of the package, under the name that it has there. */
export interface PackedFile {
  /** Relative, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isProgram: boolean;
}

/** The one time that every packed file bears, npm's own: two releases of the same input must not differ by their hour. */
export const publishedAt = new Date('1985-10-26T08:15:00Z');
