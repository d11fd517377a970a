import { canBeLookedUp, type ComponentList, type Described } from '#core/formats/bases/component-list.ts';
import type { Distro } from '#core/formats/bases/identity.ts';
import { isRecord, listOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

/** A component's index, or the document's name for something that is none. */
export type Outer = number | string | undefined;

/** One thing inside another. */
export interface Nesting {
  readonly outer: number | string;
  readonly inner: number;
}

/** Types of component that are no software; kept only where a purl or CPE says what they are. */
const notSoftware: ReadonlySet<string> = new Set(['file', 'data', 'cryptographic-asset']);

/** Adds components and what is nested in them, in the document's order; answers what is nested in what. */
export function addComponents(values: readonly unknown[], list: ComponentList, outermost: Outer): readonly Nesting[] {
  const nesting: Nesting[] = [];
  // A stack, not recursion: documents may nest deeper than calls can.
  const stack: { readonly value: unknown; readonly outer: Outer }[] = [];
  const push = (inner: readonly unknown[], outer: Outer): void => {
    for (let at = inner.length - 1; at >= 0; at -= 1) stack.push({ value: inner[at], outer });
  };
  push(values, outermost);
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { value, outer } = top;
    if (!isRecord(value)) {
      list.dropped.add('component is no object', typeof value === 'string' ? value : '');
      continue;
    }
    const index = addOne(value, list);
    if (index !== undefined && outer !== undefined) nesting.push({ outer, inner: index });
    const inner = value['components'];
    if (Array.isArray(inner)) push(inner, index ?? outer);
    else if (inner !== undefined) list.dropped.add('nested components are no list', textOf(value['name']));
  }
  return nesting;
}

/**
 * What the document describes runs on the asset too. It is a component where something can be looked up for it; else
 * only its parts are.
 */
export function addSubject(value: JsonRecord, list: ComponentList): readonly Nesting[] {
  const described = describe(value);
  const ref = textOf(value['bom-ref']);
  const index = canBeLookedUp(described) ? list.add(described, ref) : undefined;
  return addComponents(listOf(value['components']), list, index ?? ref);
}

function addOne(value: JsonRecord, list: ComponentList): number | undefined {
  const described = describe(value);
  const type = textOf(value['type']);
  if (type !== undefined && notSoftware.has(type) && described.purl === undefined && described.cpes.length === 0) {
    list.dropped.add(`${type.replaceAll('-', ' ')}, not software`, described.name);
    return undefined;
  }
  const { scope } = value;
  if (scope !== undefined && scope !== 'required' && described.scope === undefined) {
    list.dropped.add('scope is not known; read as required', described.name);
  }
  return list.add(described, textOf(value['bom-ref']));
}

function describe(value: JsonRecord): Described {
  const purl = textOf(value['purl']);
  const group = textOf(value['group']);
  const cpe = textOf(value['cpe']);
  const supplier = nameOf(value['supplier']) ?? nameOf(value['manufacturer']) ?? textOf(value['publisher']);
  return {
    name: textOf(value['name']),
    group,
    version: textOf(value['version']),
    purl,
    // Syft writes the further CPEs of a component as properties; they count only where no purl says what it is.
    cpes:
      purl === undefined ? [...(cpe === undefined ? [] : [cpe]), ...syftCpes(value)] : cpe === undefined ? [] : [cpe],
    vendor: supplier ?? group,
    scope: scopeOf(value['scope']),
  };
}

function syftCpes(value: JsonRecord): readonly string[] {
  return recordsOf(value['properties']).flatMap((property) => {
    const cpe = property['name'] === 'syft:cpe23' ? textOf(property['value']) : undefined;
    return cpe === undefined ? [] : [cpe];
  });
}

function nameOf(value: unknown): string | undefined {
  return textOf(recordOf(value)?.['name']);
}

/** Needed at run time is the default, and says nothing. */
function scopeOf(value: unknown): Described['scope'] {
  return value === 'optional' || value === 'excluded' ? value : undefined;
}

/** The distribution, where exactly one component is an operating system with a version. */
export function distroOf(components: readonly unknown[]): Distro | undefined {
  const systems = components.filter(
    (value): value is JsonRecord => isRecord(value) && value['type'] === 'operating-system',
  );
  const [system] = systems;
  const id = textOf(system?.['name'])?.toLowerCase();
  const version = textOf(system?.['version']);
  return systems.length === 1 && id !== undefined && version !== undefined ? { id, version } : undefined;
}
