// Rows of one host are put together.
import type { Asset, Criticality, Exposure, Stated } from '#core/components/asset.ts';
import type { StatedAsset } from '#core/components/assemble.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** Gravest first: where rows of one host differ, the graver value stands. */
const exposures: readonly Exposure[] = ['public', 'internal', 'isolated', 'unknown'];
const criticalities: readonly Criticality[] = ['essential', 'important', 'other', 'unknown'];

/** What one row says of its asset. */
export interface RowFacts extends Omit<Asset, 'exposure' | 'criticality' | 'components'> {
  readonly exposure: Exposure;
  readonly criticality: Criticality;
}

interface Host {
  facts: RowFacts;
  readonly components: Map<string, StatedComponent>;
}

/** Gathers the rows of a list by host; letter case does not tell two hosts apart. */
export class Rows {
  readonly #source: string;
  readonly #tally: Tally;
  readonly #hosts = new Map<string, Host>();

  constructor(source: string, tally: Tally) {
    this.#source = source;
    this.#tally = tally;
  }

  add(facts: RowFacts, component: StatedComponent | undefined, line: number): void {
    const key = facts.name.toLowerCase();
    const known = this.#hosts.get(key);
    const host = known ?? { facts, components: new Map<string, StatedComponent>() };
    if (known === undefined) this.#hosts.set(key, host);
    else host.facts = this.#joined(host.facts, facts, line);
    if (component === undefined) return;
    const identity = [component.vendor, component.name, component.version, component.purl, ...component.cpes].join(
      '\u0000',
    );
    if (host.components.has(identity))
      this.#tally.add('row stands twice', `line ${line}: ${facts.name}, ${component.name}`);
    else host.components.set(identity, component);
  }

  assets(): readonly StatedAsset[] {
    return [...this.#hosts.values()].map(({ facts, components }) => ({
      ...facts,
      exposure: this.#stated(facts.exposure),
      criticality: this.#stated(facts.criticality),
      documents: [],
      components: [...components.values()],
    }));
  }

  #stated<Value extends string>(value: Value): Stated<Value> {
    return { value, source: value === 'unknown' ? undefined : this.#source, on: undefined };
  }

  #joined(known: RowFacts, other: RowFacts, line: number): RowFacts {
    const graver = <Value extends string>(
      what: string,
      order: readonly Value[],
      values: readonly [Value, Value],
    ): Value => {
      const [first, second] = values;
      if (first !== second && first !== 'unknown' && second !== 'unknown') {
        this.#tally.add(`rows of one host differ in ${what}; the graver one stands`, `line ${line}: ${other.name}`);
      }
      return order.find((value) => value === first || value === second) ?? first;
    };
    return {
      name: known.name,
      exposure: graver('exposure', exposures, [known.exposure, other.exposure]),
      criticality: graver('criticality', criticalities, [known.criticality, other.criticality]),
      zone: known.zone ?? other.zone,
      kind: known.kind === 'unknown' ? other.kind : known.kind,
      count: Math.max(known.count, other.count),
      maintenanceWindow: known.maintenanceWindow ?? other.maintenanceWindow,
      loses: known.loses ?? other.loses,
    };
  }
}
