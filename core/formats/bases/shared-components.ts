// The same program on many hosts of a report is one object: thousands of hosts have a few thousand programs between them.
import type { StatedComponent } from '#core/components/inventory-reading.ts';

export interface SharedComponent {
  readonly component: StatedComponent;
  /** What tells it from others on one host. */
  readonly identity: string;
}

export class SharedComponents {
  readonly #known = new Map<string, SharedComponent>();

  /** The first that was like it in every way. */
  of(component: StatedComponent): SharedComponent {
    if (!isPlain(component)) return { component, identity: identityOf(component) };
    const key = keyOf(component);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const shared = { component, identity: identityOf(component) };
    this.#known.set(key, shared);
    return shared;
  }
}

/** Whether all that it says stands in its key. */
function isPlain(component: StatedComponent): boolean {
  if (component.through.length > 0 || component.statements.length > 0) return false;
  for (const member in component) if (!members.has(member)) return false;
  return true;
}

const members: ReadonlySet<string> = new Set(
  'name version purl package qualifiers cpes vendor depth through scope statements reported'.split(' '),
);

/** All that it says; its package and qualifiers stand in its purl. */
function keyOf({ purl, vendor, name, version, depth, scope, reported, cpes }: StatedComponent): string {
  const rest = cpes.length === 0 ? '' : cpes.join('\u0001');
  return `${purl ?? ''}\u0001${vendor ?? ''}\u0001${name}\u0001${version ?? ''}\u0001${depth}\u0001${scope ?? ''}\u0001${reported === true}\u0001${rest}`;
}

function identityOf({ purl, vendor, name, version, cpes }: StatedComponent): string {
  return purl ?? [vendor, name, version, ...cpes].join('\u0001').toLowerCase();
}
