// A scanner's report as it is gathered, host by host.
import type { StatedAsset } from '#core/components/assemble.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { ScanStatement } from '#core/components/scan-statement.ts';
import { SharedComponents } from '#core/formats/bases/shared-components.ts';
import { ScanHost } from '#core/formats/bases/scan-host.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { latest, type Day } from '#core/kernel/days.ts';
import { Tally } from '#core/kernel/tally.ts';

/** What makes hosts of a report's lines; more are refused. */
const hostsMax = 500_000;
/** More different texts are not shared, only kept. */
const sharedTextsMax = 200_000;

export class ScanReport {
  readonly tally = new Tally();
  tool: string | undefined;
  createdOn: Day | undefined;
  readonly #hosts = new Map<string, ScanHost>();
  readonly #texts = new Map<string, string>();
  readonly #components = new SharedComponents();

  /** The host of that key: whatever the report tells its hosts apart by. The key is an address or a name of it. */
  host(key: string, address = key): ScanHost {
    const known = this.#hosts.get(key);
    if (known !== undefined) return known;
    if (this.#hosts.size >= hostsMax) throw new BadDocument('document.too_large', `more than ${hostsMax} hosts`);
    const host = new ScanHost(address, this.tally, this.#components);
    this.#hosts.set(key, host);
    return host;
  }

  /**
   * The text, once for all that say it. A piece of a large text keeps all of that alive, so a copy of its own is kept.
   */
  keep<Text extends string | undefined>(text: Text): Text;
  keep(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const own = ownCopy(text);
    if (this.#texts.size < sharedTextsMax) this.#texts.set(own, own);
    return own;
  }

  finish(format: string): Omit<EstateReading, 'columns'> {
    const hosts = [...this.#hosts.values()];
    const names = nameAll(hosts);
    const assets: StatedAsset[] = [];
    const statements: ScanStatement[] = [];
    for (const [index, host] of hosts.entries()) {
      const asset = names[index] ?? host.wish;
      assets.push(assetOf(host, asset));
      for (const said of host.statements) statements.push({ asset, ...said });
    }
    const dropped = this.tally.list();
    // A report that does not date itself is as old as the last that it saw.
    const createdOn = this.createdOn ?? latest(hosts.map(({ seenOn }) => seenOn));
    return { format, createdOn, tool: this.tool, assets, statements, dropped };
  }
}

/** V8's parts of a string hold the whole string; joined to another and cut off again, a part is on its own. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

/** Hosts of one name stay apart, told by their address: nothing says that they are one machine. */
function nameAll(hosts: readonly ScanHost[]): readonly string[] {
  const wishes = new Map<string, number>();
  for (const { wish } of hosts) wishes.set(wish, (wishes.get(wish) ?? 0) + 1);
  const given = new Set<string>();
  const numbers = new Map<string, number>();
  return hosts.map((host) => {
    const { wish, aliases } = host;
    const plain = wishes.get(wish) === 1 ? wish : `${wish} (${aliases[0] ?? ''})`;
    let name = plain;
    // Counted on from where the last one of that name stopped: a report may hold a hundred thousand of them.
    for (let number = numbers.get(plain) ?? 2; given.has(name); number += 1) {
      name = `${plain} ${number}`;
      numbers.set(plain, number + 1);
    }
    given.add(name);
    return name;
  });
}

function assetOf(host: ScanHost, name: string): StatedAsset {
  const nothing = { value: 'unknown' as const, source: undefined, on: undefined };
  return {
    name,
    exposure: nothing,
    criticality: nothing,
    zone: undefined,
    kind: host.kind,
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    alsoKnownAs: host.aliases.filter((alias) => alias !== name),
    ...(host.updates.size > 0 && { updates: [...host.updates] }),
    ...(host.seenOn !== undefined && { seenOn: host.seenOn }),
    documents: [],
    components: host.components,
  };
}
