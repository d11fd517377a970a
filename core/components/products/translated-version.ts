/** A version in the spelling of records. */
export interface Translated {
  /** `undefined`: what is written can't be compared with records. */
  readonly version: string | undefined;
  /** What tells releases of the product apart, though it may be too little to compare: `10.0.19045`. */
  readonly branch: string | undefined;
}

export type Spell = (version: string) => Translated;
