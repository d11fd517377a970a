// One host of a scanner's report: what it is called, what runs on it, what the scanner says of it.
import type { AssetKind } from '#core/components/asset.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { SharedComponents } from '#core/formats/bases/shared-components.ts';
import type { ScanSeverity, ScanStatement } from '#core/components/scan-statement.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { buildByKernel, buildIn } from '#core/formats/bases/windows-build.ts';
import { later, type Day } from '#core/kernel/days.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** A statement before its asset has a name. */
export type Said = Omit<ScanStatement, 'asset'>;

/** Longer texts are cut, which is counted. */
const textCharactersMax = 8000;
const titleCharactersMax = 500;
const listMax = 2000;

const graver: readonly ScanSeverity[] = ['critical', 'high', 'medium', 'low', 'none', 'unknown'];
const nearer: readonly ScanStatement['stance'][] = ['affected', 'under investigation', 'not affected', 'fixed'];

/** Names that any machine has. */
const nobody = /^(localhost([.-]?localdomain)?|localhost4|localhost6|unknown|none|n\/a|-|)$/i;

export class ScanHost {
  kind: AssetKind = 'unknown';
  seenOn: Day | undefined;
  /** The operating system, once it is told for certain. */
  system: StatedComponent | undefined;
  /** What the scanner says the operating system is, in its words. */
  systemText: string | undefined;
  /** The full build of a Windows, where a test read it: `10.0.19045.4894`. */
  build: string | undefined;
  /** The version of a Windows kernel's file: `10.0.19041.4894`. */
  kernel: string | undefined;
  readonly updates = new Set<string>();
  readonly #names: { fqdn?: string; netBios?: string; host?: string } = {};
  readonly #also = new Set<string>();
  readonly #components = new Map<string, StatedComponent>();
  readonly #statements = new Map<string, Said>();
  readonly #tally: Tally;
  readonly #shared: SharedComponents;
  #whole: StatedComponent | undefined;

  constructor(key: string, tally: Tally, shared: SharedComponents) {
    this.#tally = tally;
    this.#shared = shared;
    this.also(key);
  }

  /** What people call it: its full name before its NetBIOS name before any other; the first of each stands. */
  call(as: 'fqdn' | 'netBios' | 'host', text: string | undefined): void {
    const stated = text?.trim().replace(/\.$/, '').slice(0, titleCharactersMax) ?? '';
    const name = as === 'netBios' ? stated.slice(stated.lastIndexOf('\\') + 1) : stated;
    if (nobody.test(name)) return;
    this.#also.add(name);
    this.#names[as] ??= name;
  }

  /** An address, or another name under which documents speak of it. */
  also(text: string | undefined): void {
    const name = text?.trim() ?? '';
    if (!nobody.test(name) && name.length <= titleCharactersMax) this.#also.add(name);
  }

  /** The scanner saw it on that day; the last one stands. */
  saw(day: Day | undefined): void {
    this.seenOn = later(this.seenOn, day);
  }

  /** The name it would have if no other had it; an address where it has none. */
  get wish(): string {
    const [first = 'unnamed host'] = this.#also;
    return this.#names.fqdn ?? this.#names.netBios ?? this.#names.host ?? first;
  }

  /** All names and addresses. */
  get aliases(): readonly string[] {
    return [...this.#also];
  }

  get components(): readonly StatedComponent[] {
    return this.#built().components;
  }

  get statements(): readonly Said[] {
    return this.#built().statements;
  }

  /** The operating system with its full build, which may be told after statements on it. */
  #built(): { readonly components: readonly StatedComponent[]; readonly statements: readonly Said[] } {
    const components = [...this.#components.values()];
    const statements = [...this.#statements.values()];
    const { system } = this;
    const whole = this.#wholeSystem();
    if (whole === undefined) return { components, statements };
    if (system === undefined) return { components: [whole, ...components], statements };
    return {
      components: components.map((one) => (one === system ? whole : one)),
      statements: statements.map((one) => (one.component === system ? { ...one, component: whole } : one)),
    };
  }

  /** A kernel alone tells neither what its Windows is sold as nor whether it is a server. */
  #wholeSystem(): StatedComponent | undefined {
    const { build, kernel, system = seenComponent({ name: 'Windows', vendor: 'Microsoft' }) } = this;
    const version = build ?? (kernel === undefined ? undefined : buildByKernel(system, kernel));
    if (version === undefined) return undefined;
    this.#whole ??= { ...system, version };
    return this.#whole;
  }

  /** The component as the host holds it: the same object for the same program in the same version. */
  install(component: StatedComponent): StatedComponent {
    const { component: own, identity } = this.#shared.of(component);
    const known = this.#components.get(identity);
    if (known !== undefined) return known;
    this.#components.set(identity, own);
    return own;
  }

  /** What a test's output says of how far the system is updated; the first one stands. */
  learnBuild(output: string | undefined): void {
    const { build, kernel } = buildIn(output);
    this.build ??= build;
    this.kernel ??= kernel;
  }

  /** One for each component and id; what is said of it again, of another port for example, is added to it. */
  state(said: Said): void {
    const key = `${said.component === undefined ? '' : this.#shared.of(said.component).identity}\u0000${said.id}`;
    const known = this.#statements.get(key);
    const next = this.#within(said);
    this.#statements.set(key, known === undefined ? next : joined(known, next));
  }

  #within(said: Said): Said {
    return {
      ...said,
      title: said.title.slice(0, titleCharactersMax).replace(/\s+/g, ' ').trim(),
      solution: evened(this.#cut(said.solution, said.id)),
      evidence: this.#cut(said.evidence, said.id),
      vulnerabilities: said.vulnerabilities.slice(0, listMax),
    };
  }

  #cut(text: string | undefined, id: string): string | undefined {
    const plain = text?.trim() ?? '';
    if (plain.length <= textCharactersMax) return plain === '' ? undefined : plain;
    this.#tally.add(`text is longer than ${textCharactersMax} characters and was cut`, id);
    return plain.slice(0, textCharactersMax);
  }
}

/** Scanners indent and wrap the same text in more than one way. */
function evened(text: string | undefined): string | undefined {
  return text?.replace(/[ \t\r]+/g, ' ').replace(/ ?\n ?/g, '\n');
}

function joined(known: Said, next: Said): Said {
  return {
    ...known,
    vulnerabilities: union(known.vulnerabilities, next.vulnerabilities),
    stance: first(nearer, known.stance, next.stance),
    severity: first(graver, known.severity, next.severity),
    solution: known.solution ?? next.solution,
    evidence: textOf(known.evidence, next.evidence, '\n\n'),
    fixedIn: union(known.fixedIn, next.fixedIn),
    place: textOf(known.place, next.place, ', '),
    seenOn: later(known.seenOn, next.seenOn),
    references: union(known.references, next.references),
  };
}

function union(known: readonly string[], next: readonly string[]): readonly string[] {
  const all = new Set(known);
  for (const one of next) all.add(one);
  return all.size === known.length ? known : [...all].slice(0, listMax);
}

function first<Value>(order: readonly Value[], one: Value, other: Value): Value {
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}

function textOf(known: string | undefined, next: string | undefined, between: string): string | undefined {
  if (known === undefined || next === undefined) return known ?? next;
  if (known.split(between).includes(next) || known.length + next.length > textCharactersMax) return known;
  return `${known}${between}${next}`;
}
