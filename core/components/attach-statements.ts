// Which component, or which document's product, a statement of another document is about.
import type { ComponentStatement } from '#core/components/component.ts';
import type {
  InventoryReading,
  LooseStatement,
  StatedComponent,
  Subject,
  Target,
} from '#core/components/inventory-reading.ts';
import { isMeant, type VersionLimit } from '#core/components/version-limit.ts';
import * as purls from '#core/components/purl.ts';

/** A document's content, with the statements of all documents in place. */
export interface Attached {
  readonly components: readonly StatedComponent[];
  readonly overall: readonly ComponentStatement[];
  /** What statements of this document are on that no document holds. */
  readonly unattached: readonly string[];
}

/** In the order of `readings`. */
export function attachStatements(readings: readonly InventoryReading[]): readonly Attached[] {
  const loose = readings.map(looseOf);
  if (loose.every((statements) => statements.length === 0)) {
    return readings.map(({ components, overall }) => ({ components, overall, unattached: [] }));
  }
  const desk = new Desk(readings);
  const unattached = loose.map((statements) =>
    statements
      .filter((one) => !desk.attach(one))
      .map(({ target, statement }) => `${statement.vulnerability} on ${told(target)}`),
  );
  return readings.map((_, document) => ({ ...desk.content(document), unattached: unattached[document] ?? [] }));
}

/** A VEX document that lists nothing describes nothing that runs. */
export function onlyStates({ components, overall, loose }: InventoryReading): boolean {
  return components.length === 0 && (overall.length > 0 || loose.length > 0);
}

/** A document without components that speaks of what it describes speaks of what another one describes. */
function looseOf({ components, subject, overall, loose }: InventoryReading): readonly LooseStatement[] {
  if (components.length > 0 || overall.length === 0 || subject === undefined) return loose;
  const { name, version } = subject;
  const target: Target = { kind: 'product', name, version };
  return [...loose, ...overall.map((statement) => ({ target, within: undefined, versions: undefined, statement }))];
}

interface Spot {
  readonly document: number;
  readonly component: number;
}

class Desk {
  readonly #readings: readonly InventoryReading[];
  readonly #byPackage = new Map<string, Spot[]>();
  readonly #byCpe = new Map<string, Spot[]>();
  readonly #stated = new Map<number, Map<number, ComponentStatement[]>>();
  readonly #overall = new Map<number, ComponentStatement[]>();

  constructor(readings: readonly InventoryReading[]) {
    this.#readings = readings;
    for (const [document, reading] of readings.entries()) {
      for (const [component, { package: name, cpes }] of reading.components.entries()) {
        const spot = { document, component };
        if (name !== undefined) push(this.#byPackage, name, spot);
        for (const text of cpes) push(this.#byCpe, text, spot);
      }
    }
  }

  /** Whether anything was found that the statement is about. */
  attach({ target, within, versions, statement }: LooseStatement): boolean {
    let found = false;
    const inside = (document: number): boolean =>
      within === undefined || describes(this.#readings[document], within, undefined);
    for (const { document, component } of this.#spots(target)) {
      const stated = this.#readings[document]?.components[component];
      if (stated === undefined || !inside(document)) continue;
      if (isMeant(versions, stated.version) !== true) continue;
      this.#state(document, component, statement);
      found = true;
    }
    for (const [document, reading] of this.#readings.entries()) {
      if (onlyStates(reading) || !inside(document) || !describes(reading, target, versions)) continue;
      push(this.#overall, document, statement);
      found = true;
    }
    return found;
  }

  content(document: number): {
    readonly components: readonly StatedComponent[];
    readonly overall: readonly ComponentStatement[];
  } {
    const reading = this.#readings[document];
    const stated = this.#stated.get(document);
    const components = reading?.components ?? [];
    return {
      components:
        stated === undefined
          ? components
          : components.map((one, index) => ({ ...one, statements: [...one.statements, ...(stated.get(index) ?? [])] })),
      overall: [...(reading?.overall ?? []), ...(this.#overall.get(document) ?? [])],
    };
  }

  #spots(target: Target): readonly Spot[] {
    switch (target.kind) {
      case 'link':
        return this.#readings.flatMap(({ serial, refs }, document) => {
          const component = serial === target.serial ? refs.get(target.ref) : undefined;
          return component === undefined ? [] : [{ document, component }];
        });
      case 'purl': {
        const parsed = purls.parse(target.purl);
        if (!parsed.ok) return [];
        const spots = this.#byPackage.get(purls.packageName(parsed.value)) ?? [];
        return spots.filter(({ document, component }) =>
          isCovered(this.#readings[document]?.components[component], parsed.value),
        );
      }
      case 'cpe':
        return this.#byCpe.get(target.cpe) ?? [];
      case 'product':
        return [];
    }
  }

  #state(document: number, component: number, statement: ComponentStatement): void {
    const known = this.#stated.get(document) ?? new Map<number, ComponentStatement[]>();
    this.#stated.set(document, known);
    push(known, component, statement);
  }
}

/** Whether a document describes the target as its whole. */
function describes(reading: InventoryReading | undefined, target: Target, versions: VersionLimit | undefined): boolean {
  const subject = reading?.subject;
  if (reading === undefined || subject === undefined) return false;
  return isMeant(versions, subject.version) === true && isNamed(reading, subject, target);
}

function isNamed({ serial }: InventoryReading, subject: Subject, target: Target): boolean {
  switch (target.kind) {
    case 'link':
      return serial === target.serial && subject.ref === target.ref;
    case 'purl':
      return subjectHasPurl(subject, target.purl);
    case 'product':
      return subject.name === target.name && (target.version === undefined || target.version === subject.version);
    case 'cpe':
      return false;
  }
}

function subjectHasPurl(subject: Subject, text: string): boolean {
  const purl = purls.parse(text);
  if (!purl.ok) return false;
  const own = subject.purl === undefined ? undefined : purls.parse(subject.purl);
  if (own?.ok === true) {
    const same = purls.packageName(own.value) === purls.packageName(purl.value);
    return same && (purl.value.version === undefined || purl.value.version === (own.value.version ?? subject.version));
  }
  // An image without a purl is known by its digest, which can mean nothing else.
  return purl.value.version?.startsWith('sha256:') === true && purl.value.version === subject.version;
}

/** A purl speaks of a component that has the same version, if it names one, and the same qualifiers, if it has any. */
function isCovered(component: StatedComponent | undefined, purl: purls.Purl): boolean {
  if (component === undefined) return false;
  if (purl.version !== undefined && purl.version !== component.version) return false;
  return Object.entries(purl.qualifiers).every(([key, value]) => component.qualifiers[key] === value);
}

function told(target: Target): string {
  switch (target.kind) {
    case 'link':
      return `${target.serial}#${target.ref}`;
    case 'purl':
      return target.purl;
    case 'cpe':
      return target.cpe;
    case 'product':
      return target.version === undefined ? target.name : `${target.name} ${target.version}`;
  }
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
