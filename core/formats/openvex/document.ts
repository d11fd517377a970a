// OpenVEX 0.0.1 to 0.2.0: statements of whoever wrote the document on products, and on parts of products.
import type { ComponentStatement } from '#core/components/component.ts';
import * as cpes from '#core/components/cpe.ts';
import type { InventoryReading, LooseStatement, Target } from '#core/components/inventory-reading.ts';
import { rootList } from '#core/formats/bases/root-field.ts';
import { dayOf } from '#core/kernel/days.ts';
import { isRecord, listOf, recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { Tally } from '#core/kernel/tally.ts';

const context = 'https://openvex.dev/ns';

const stances: ReadonlyMap<string, ComponentStatement['stance']> = new Map([
  ['not_affected', 'not affected'],
  ['affected', 'affected'],
  ['fixed', 'fixed'],
  ['under_investigation', 'under investigation'],
]);

const textCharactersMax = 300;

export function isOpenVex(root: JsonRecord): boolean {
  return textOf(root['@context'])?.startsWith(context) === true;
}

/** Throws `BadDocument` where the statements are no list. A later statement of the same thing replaces an earlier one. */
export function readOpenVex(root: JsonRecord): InventoryReading {
  const dropped = new Tally();
  const loose = new Map<string, LooseStatement>();
  for (const value of rootList(root, 'statements')) {
    if (!isRecord(value)) dropped.add('statement is no object');
    else for (const one of readStatement(value, root, dropped)) replace(loose, one);
  }
  return {
    format: versionedFormat(root),
    createdOn: dayOf(textOf(root['timestamp'])),
    tool: textOf(root['tooling']),
    subject: undefined,
    serial: undefined,
    components: [],
    refs: new Map(),
    overall: [],
    loose: [...loose.values()],
    dropped: dropped.list(),
  };
}

function versionedFormat(root: JsonRecord): string {
  const version = /\/v?(\d[\d.]{0,10})$/.exec(textOf(root['@context']) ?? '')?.[1];
  return version === undefined ? 'OpenVEX' : `OpenVEX ${version}`;
}

function readStatement(statement: JsonRecord, root: JsonRecord, dropped: Tally): readonly LooseStatement[] {
  const vulnerability = vulnerabilityOf(statement['vulnerability']);
  const stance = stances.get(textOf(statement['status']) ?? '');
  if (vulnerability === undefined || stance === undefined) {
    dropped.add('statement has no vulnerability, or a status that is not known', vulnerability);
    return [];
  }
  const justification =
    textOf(statement['justification'])?.replaceAll('_', ' ') ??
    textOf(statement['impact_statement'])?.slice(0, textCharactersMax);
  const by = textOf(statement['supplier']) ?? textOf(root['author']) ?? 'a VEX document';
  const said: ComponentStatement = { vulnerability, stance, justification, by };
  const products = listOf(statement['products']);
  if (products.length === 0) dropped.add('statement names no product', vulnerability);
  return products.flatMap((value): readonly LooseStatement[] => {
    const product = targetOf(value);
    if (product === undefined) {
      dropped.add('product has no identifier', vulnerability);
      return [];
    }
    const parts = listOf(recordOf(value)?.['subcomponents']);
    if (parts.length === 0) return [{ target: product, within: undefined, versions: undefined, statement: said }];
    return parts.flatMap((part) => {
      const target = targetOf(part);
      if (target === undefined) dropped.add('part of a product has no identifier', vulnerability);
      return target === undefined ? [] : [{ target, within: product, versions: undefined, statement: said }];
    });
  });
}

/** A text in 0.0.1, an object from 0.2.0 on. */
function vulnerabilityOf(value: unknown): string | undefined {
  return textOf(value) ?? textOf(recordOf(value)?.['name']) ?? textOf(recordOf(value)?.['@id']);
}

function targetOf(value: unknown): Target | undefined {
  const record = recordOf(value);
  const identifiers = recordOf(record?.['identifiers']) ?? {};
  const id = textOf(value) ?? textOf(record?.['@id']);
  const purl = textOf(identifiers['purl']) ?? id;
  if (purl?.startsWith('pkg:') === true) return { kind: 'purl', purl };
  const cpe = textOf(identifiers['cpe23']) ?? textOf(identifiers['cpe22']);
  const formatted = cpe === undefined ? undefined : cpes.normalise(cpe);
  if (formatted !== undefined) return { kind: 'cpe', cpe: formatted };
  return id === undefined ? undefined : { kind: 'product', name: id, version: undefined };
}

function replace(loose: Map<string, LooseStatement>, one: LooseStatement): void {
  loose.set(JSON.stringify([one.target, one.within, one.statement.vulnerability]), one);
}
