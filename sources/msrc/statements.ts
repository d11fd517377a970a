// Affected products of one vulnerability, each with the build and the update that mend it.
import type { Statement, Subject } from '#core/advisories/advisory.ts';
import { recordsOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { everyVersion } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { cutAt, draftOf, finish } from '#sources/bases/versions-draft.ts';
import { packageOn, saidOfPackage } from '#sources/msrc/azure-linux.ts';
import type { MsrcFix } from '#sources/msrc/fixes.ts';
import type { MsrcProduct } from '#sources/msrc/products.ts';

interface Known {
  readonly products: ReadonlyMap<string, MsrcProduct>;
  readonly drop: (reason: string, example: string) => void;
}

/** Statuses by number in JSON, by name in XML. */
const affectedStatus: ReadonlySet<unknown> = new Set([0, 3, 5, 'First Affected', 'Known Affected', 'Last Affected']);
const unaffectedStatus: ReadonlySet<unknown> = new Set([4, 'Known Not Affected']);

export function statementsOf(
  vulnerability: JsonRecord,
  fixes: readonly MsrcFix[],
  { products, drop }: Known,
): readonly Statement[] {
  const statuses = recordsOf(vulnerability['ProductStatuses']);
  const inStatus = (wanted: ReadonlySet<unknown>): readonly string[] =>
    statuses.flatMap((status) => (wanted.has(status['Type']) ? textsOf(status['ProductID']) : []));
  const statements = new Map<string, Statement>();
  const put = (id: string, said: Said): void => {
    const product = products.get(id);
    if (product === undefined) return drop('product id that the document does not name', id);
    const statement = statementOf(product, said);
    if (statement === undefined) return drop('package of Azure Linux is not named', id);
    statements.set(JSON.stringify(statement), statement);
  };
  const mended = new Set(fixes.flatMap(({ productIds }) => productIds));
  for (const fix of fixes) for (const id of fix.productIds) put(id, fix);
  for (const id of inStatus(affectedStatus)) if (!mended.has(id)) put(id, 'affected');
  for (const id of inStatus(unaffectedStatus)) if (!mended.has(id)) put(id, 'not affected');
  return [...statements.values()];
}

/** What stands of a product: its fix, or its status where it has none. */
type Said = MsrcFix | 'affected' | 'not affected';

function statementOf(product: MsrcProduct, said: Said): Statement | undefined {
  if (product.kind === 'azure linux') {
    const found = packageOn(product, typeof said === 'string' ? undefined : said);
    return found && saidOfPackage(product, found, said);
  }
  if (typeof said !== 'string') return mendedBy(said, product);
  return said === 'affected' ? withoutFix(product) : unaffected(product);
}

function mendedBy({ build, update, supersedes }: MsrcFix, subject: Subject): Statement {
  const draft = draftOf(schemeOf('generic'));
  const end = build === undefined ? undefined : cutAt(draft, build.replace(/\.{2,}/g, '.'), 'before');
  if (end !== undefined) draft.intervals.push({ from: undefined, to: end });
  else draft.unreadable.push(build === undefined ? 'which build mends it is not stated' : `< ${build}`.slice(0, 200));
  return {
    flaws: [0],
    subject,
    stance: 'affected',
    justification: undefined,
    ...finish(draft),
    fixed: end === undefined ? [] : [end.version],
    ...(update === undefined ? undefined : { updates: [{ id: update, supersedes }] }),
  };
}

function withoutFix(subject: Subject): Statement {
  const unreadable = ['no fix is stated'];
  const rest = { justification: undefined, scheme: 'generic', range: [], versions: [], fixed: [] };
  return { flaws: [0], subject, stance: 'affected', ...rest, unreadable };
}

function unaffected(subject: Subject): Statement {
  const rest = { justification: undefined, scheme: 'generic', versions: [], unreadable: [], fixed: [] };
  return { flaws: [0], subject, stance: 'not affected', ...rest, range: everyVersion };
}
