/** What a feed is read through. Bytes are strings of code units 0 to 255, as version keys are. */
export interface FeedReader {
  /** The file's length in bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`; the caller keeps within `size`. Fewer mean that the file has shrunk: MUST throw. */
  readonly read: (offset: number, length: number) => string;
  /**
   * The content of a zstd frame that stands there: `content` bytes long. MUST throw `BadDocument` where it is no frame, or
   * longer or shorter, and MUST NOT unpack more than that.
   */
  readonly inflate: (offset: number, length: number, content: number) => string;
}

/** What compiling needs of the outside. */
export interface CompileTools {
  /** Begins a SHA-256. */
  readonly digest: () => Digest;
  /** One zstd frame. */
  readonly deflate: (content: Uint8Array) => Uint8Array;
  /** The base score of a CVSS vector; `undefined` where the vector is outside its version's grammar. */
  readonly baseScore: (vector: string) => number | undefined;
}

export interface Digest {
  readonly update: (bytes: Uint8Array) => void;
  /** 32 bytes. */
  readonly finish: () => Uint8Array;
}
