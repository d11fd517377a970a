import type { PackageName } from '#core/components/package-name.ts';
import type { Scanned } from '#core/components/scan-statement.ts';

/** A piece of software on an asset, as one document saw it. */
export interface Component {
  /** Stands for this component in its inventory: the index in `Asset.components`. Names as the document wrote them. */
  readonly name: string;
  readonly version: string | undefined;
  /** The canonical purl with version and qualifiers, where the document gave one that can be read. */
  readonly purl: string | undefined;
  readonly package: PackageName | undefined;
  /** purl qualifiers, for example `distro`, `arch`, `upstream`, `epoch`. */
  readonly qualifiers: Readonly<Record<string, string>>;
  /** CPE 2.3 formatted strings. */
  readonly cpes: readonly string[];
  readonly vendor: string | undefined;
  /** Direct dependency, brought in by others, or not known. */
  readonly depth: 'direct' | 'transitive' | 'unknown';
  /** For a transitive one: the direct dependencies that bring it in, by name and version, at most five. */
  readonly through: readonly string[];
  /** Why it may not be needed at run time, where the document says so; left out or `undefined`: needed, as far as known. */
  readonly scope?: 'optional' | 'development' | 'excluded' | undefined;
  /** Index into `Inventory.documents`. */
  readonly document: number;
  /** Statements that documents make on vulnerabilities of this component: VEX inside an SBOM, a scanner's report. */
  readonly statements: readonly ComponentStatement[];
  /** What the listing that holds this package of a distribution does not print, though records can't be read without it. */
  readonly untold?: readonly Untold[] | undefined;
  /** No software that a document lists, but what a scanner found to mend on the asset; its name says what. */
  readonly reported?: true;
}

/**
 * `distribution`: it is a build of one, and nobody says of which: whether a fix was put into its version, no record tells.
 * `epoch`: the number before an RPM's version, which goes before all else in it.
 */
type Untold = 'distribution' | 'epoch';

/** A statement about one component: VEX from its supplier, a distributor or the operator; or what a scanner reports. */
export interface ComponentStatement {
  readonly vulnerability: string;
  readonly stance: 'affected' | 'not affected' | 'fixed' | 'under investigation';
  readonly justification: string | undefined;
  readonly by: string;
  /** Where a scanner says it: the whole of what it says. A scanner clears nobody. */
  readonly scanned?: Scanned;
}
