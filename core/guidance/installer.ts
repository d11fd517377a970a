// How a package manager raises a package, shows what is installed, and goes back.
import type { Entry } from '#core/guidance/entry.ts';

/** What a command is about: the package as its manager calls it, and the version to reach where one is named. */
export interface Wanted {
  readonly name: string;
  readonly version: string | undefined;
}

/** One package manager; texts are whole sentences that may hold commands in backquotes. */
export interface Installer extends Entry {
  /** purl types it serves. */
  readonly types: readonly string[];
  readonly title: string;
  /** The manager's name for a package whose purl has this namespace (may be empty) and name. */
  readonly nameOf: (namespace: string, name: string) => string;
  /** Raises a package that the project names itself. */
  readonly direct: (wanted: Wanted) => string;
  /** Raises a package that others bring in, where raising those does not do it. */
  readonly transitive: (wanted: Wanted) => string;
  /** Shows which version is there now. */
  readonly check: (wanted: Wanted) => string;
  /** How to go back if something breaks. */
  readonly back: string;
}
