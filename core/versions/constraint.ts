export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One comparison with a version, written as the scheme writes it. */
export interface Constraint {
  readonly comparator: Comparator;
  readonly version: string;
}
