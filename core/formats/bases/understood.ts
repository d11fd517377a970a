// What was understood of one or several files, before any matching: in one shape, whatever format each is in.
import type { StatedAsset } from '#core/components/assemble.ts';
import type { ComponentStatement } from '#core/components/component.ts';
import type { EstateReading, ReadColumn } from '#core/components/estate-reading.ts';
import type { InventoryReading, StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanStatement } from '#core/components/scan-statement.ts';
import type { Day } from '#core/kernel/days.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';

/** A file that was read, with what it is. */
interface UnderstoodFile {
  readonly path: string;
  readonly format: string;
  /** SHA-256 of the bytes as they lie on disk, hexadecimal. */
  readonly digest: string;
  readonly createdOn: Day | undefined;
  readonly tool: string | undefined;
}

export interface Understood {
  /** Of all files, each once: `Nessus CSV`. */
  readonly format: string;
  readonly files: readonly UnderstoodFile[];
  readonly assets: readonly StatedAsset[];
  readonly statements: readonly ScanStatement[];
  readonly columns: readonly ReadColumn[];
  readonly dropped: readonly Dropped[];
  /** What a person should look at before anything rests on it. */
  readonly questions: readonly string[];
}

/** Several files' as one, in their order. */
export function joined(parts: readonly Understood[]): Understood {
  const tally = new Tally();
  for (const { dropped } of parts) tally.addAll(dropped);
  return {
    format: [...new Set(parts.map(({ format }) => format))].join(', '),
    files: parts.flatMap(({ files }) => files),
    assets: parts.flatMap(({ assets }) => assets),
    statements: parts.flatMap(({ statements }) => statements),
    columns: parts.flatMap(({ columns }) => columns),
    dropped: tally.list(),
    questions: parts.flatMap(({ questions }) => questions),
  };
}

type File = Pick<UnderstoodFile, 'path' | 'digest'>;

export function ofEstate(reading: EstateReading, file: File): Understood {
  const { format, createdOn, tool, assets, statements, columns, dropped } = reading;
  const questions = (reading.questions ?? []).map(({ meaning, guess, candidates }) => {
    const read = guess === undefined ? 'none was read' : `"${guess}" was read`;
    return `${file.path}: which column holds the ${meaning}? ${read}; it may be ${candidates.join(', ')}`;
  });
  return { format, files: [{ ...file, format, createdOn, tool }], assets, statements, columns, dropped, questions };
}

/** The thing that a bill of materials describes is its one asset. */
export function ofInventory(reading: InventoryReading, file: File): Understood {
  const { format, createdOn, tool, subject, components, overall, loose, dropped } = reading;
  const nothing = { value: 'unknown' as const, source: undefined, on: undefined };
  const asset: StatedAsset = {
    name: subject?.name ?? file.path,
    exposure: nothing,
    criticality: nothing,
    zone: undefined,
    kind: subject?.kind ?? 'unknown',
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    documents: [],
    components,
  };
  const stated = (statement: ComponentStatement, component?: StatedComponent): ScanStatement => ({
    asset: asset.name,
    component,
    kind: 'vulnerability',
    id: statement.vulnerability,
    vulnerabilities: [statement.vulnerability],
    stance: statement.stance,
    title: statement.justification ?? '',
    severity: 'unknown',
    solution: undefined,
    evidence: `stated by ${statement.by}`,
    fixedIn: [],
    place: undefined,
    seenOn: createdOn,
    references: [],
  });
  return {
    format,
    files: [{ ...file, format, createdOn, tool }],
    assets: [asset],
    statements: [
      ...components.flatMap((component) => component.statements.map((one) => stated(one, component))),
      ...[...overall, ...loose.map(({ statement }) => statement)].map((one) => stated(one)),
    ],
    columns: [],
    dropped,
    questions: [],
  };
}
