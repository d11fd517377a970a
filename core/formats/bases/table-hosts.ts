// Rows of one host are put together.
import {
  criticalities,
  exposures,
  type Asset,
  type Criticality,
  type Exposure,
  type Stated,
} from '#core/components/asset.ts';
import type { StatedAsset } from '#core/components/assemble.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { later } from '#core/kernel/days.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** Facts that a row may state beside its name, exposure and criticality: no others are kept. */
type Carried = 'zone' | 'kind' | 'count' | 'maintenanceWindow' | 'loses' | 'alsoKnownAs' | 'seenOn';

/** What one row says of its asset; what it leaves out it does not say. */
export interface RowFacts extends Partial<Pick<Asset, Carried>> {
  readonly name: string;
  readonly exposure?: Exposure;
  readonly criticality?: Criticality;
}

interface Host {
  facts: RowFacts;
  readonly components: Map<string, StatedComponent>;
  readonly names: Set<string>;
}

/** Gathers the rows of a table by host; letter case does not tell two hosts apart. */
export class TableHosts {
  readonly #source: string;
  readonly #tally: Tally;
  readonly #hosts = new Map<string, Host>();

  constructor(source: string, tally: Tally) {
    this.#source = source;
    this.#tally = tally;
  }

  add(facts: RowFacts, components: readonly StatedComponent[], line: number): void {
    const host = this.#host(facts, line);
    for (const name of facts.alsoKnownAs ?? []) host.names.add(name);
    for (const component of components) {
      const identity = identityOf(component);
      if (!host.components.has(identity)) host.components.set(identity, component);
    }
  }

  holds(name: string, component: StatedComponent): boolean {
    return this.#hosts.get(keyOf(name))?.components.has(identityOf(component)) ?? false;
  }

  assets(): readonly StatedAsset[] {
    return [...this.#hosts.values()].map(({ facts, components, names }) => ({
      name: facts.name,
      exposure: this.#stated(facts.exposure ?? 'unknown'),
      criticality: this.#stated(facts.criticality ?? 'unknown'),
      zone: facts.zone,
      kind: facts.kind ?? 'unknown',
      count: facts.count ?? 1,
      maintenanceWindow: facts.maintenanceWindow,
      loses: facts.loses,
      ...(names.size > 0 && { alsoKnownAs: [...names] }),
      ...(facts.seenOn !== undefined && { seenOn: facts.seenOn }),
      documents: [],
      components: [...components.values()],
    }));
  }

  #host(facts: RowFacts, line: number): Host {
    const key = keyOf(facts.name);
    const known = this.#hosts.get(key);
    if (known !== undefined) {
      known.facts = this.#joined(known.facts, facts, line);
      return known;
    }
    const host: Host = { facts, components: new Map(), names: new Set() };
    this.#hosts.set(key, host);
    return host;
  }

  #stated<Value extends string>(value: Value): Stated<Value> {
    return { value, source: value === 'unknown' ? undefined : this.#source, on: undefined };
  }

  #joined(known: RowFacts, other: RowFacts, line: number): RowFacts {
    const graver = <Value extends string>(
      what: string,
      order: readonly Value[],
      values: readonly [Value | undefined, Value | undefined],
    ): Value | undefined => {
      const said = values.filter((value) => value !== undefined && value !== 'unknown');
      if (said.length === 2 && said[0] !== said[1]) {
        this.#tally.add(`rows of one host differ in ${what}; the graver one stands`, `line ${line}: ${other.name}`);
      }
      return order.find((value) => said.includes(value));
    };
    const { exposure = 'unknown', criticality = 'unknown' } = {
      exposure: graver('exposure', exposures, [known.exposure, other.exposure]),
      criticality: graver('criticality', criticalities, [known.criticality, other.criticality]),
    };
    return {
      name: known.name,
      exposure,
      criticality,
      zone: known.zone ?? other.zone,
      kind: known.kind === undefined || known.kind === 'unknown' ? (other.kind ?? 'unknown') : known.kind,
      count: Math.max(known.count ?? 1, other.count ?? 1),
      maintenanceWindow: known.maintenanceWindow ?? other.maintenanceWindow,
      loses: known.loses ?? other.loses,
      seenOn: later(known.seenOn, other.seenOn),
    };
  }
}

function keyOf(name: string): string {
  return name.toLowerCase();
}

function identityOf({ vendor, name, version, purl, cpes }: StatedComponent): string {
  return [vendor, name, version, purl, ...cpes].join('\u0000');
}
