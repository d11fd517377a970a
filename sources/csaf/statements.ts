// The product status of the vulnerabilities of a CSAF document (§3.2.3.9) as statements.
import type { Stance, Statement, Subject } from '#core/advisories/advisory.ts';
import { recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { cutAfter, cutBefore, type Cut } from '#core/versions/range.ts';
import { namedEnds } from '#sources/bases/named-ends.ts';
import { updateNumber } from '#sources/bases/microsoft-names.ts';
import { rangeOfBounds, type Bound } from '#sources/bases/range-text.ts';
import { draftOf, finish, type VersionsDraft } from '#sources/bases/versions-draft.ts';
import type { ProductTree } from '#sources/csaf/products.ts';
import { namedBy, type Named } from '#sources/csaf/subjects.ts';

type Drop = (reason: string, example: string) => void;

const stanceOfStatus: readonly (readonly [string, Stance])[] = [
  ['known_affected', 'affected'],
  ['known_not_affected', 'not affected'],
  ['fixed', 'fixed'],
  ['first_fixed', 'fixed'],
  ['recommended', 'fixed'],
  ['under_investigation', 'under investigation'],
  ['unknown', 'under investigation'],
];

/** Gathers the statements of all vulnerabilities of one document; equal ones are said once, for several flaws. */
export interface Gathering {
  readonly add: (vulnerability: JsonRecord, flaw: number) => void;
  readonly list: () => readonly Statement[];
}

/** What is said of one subject with one stance and justification. */
interface Said {
  readonly subject: Subject;
  readonly stance: Stance;
  readonly justification: string | undefined;
  readonly draft: VersionsDraft;
  readonly bounds: Bound[];
}

export function gathering(tree: ProductTree, drop: Drop): Gathering {
  const flawsOf = new Map<string, { readonly statement: Omit<Statement, 'flaws'>; readonly flaws: Set<number> }>();
  const named = new Map<string, readonly Named[]>();
  const look = (id: string): readonly Named[] => {
    const known = named.get(id) ?? (tree.products.get(id) ?? []).flatMap(namedBy);
    if (!named.has(id) && known.length === 0) drop('product has no name that anything is found by', id);
    named.set(id, known);
    return known;
  };
  return {
    add: (vulnerability, flaw) => {
      for (const statement of statementsOf(vulnerability, tree, look)) {
        const key = JSON.stringify(statement);
        const known = flawsOf.get(key);
        if (known === undefined) flawsOf.set(key, { statement, flaws: new Set([flaw]) });
        else known.flaws.add(flaw);
      }
    },
    list: () =>
      [...flawsOf.values()].map(({ statement, flaws }) => ({ ...statement, flaws: [...flaws].sort((a, b) => a - b) })),
  };
}

function statementsOf(
  vulnerability: JsonRecord,
  tree: ProductTree,
  look: (id: string) => readonly Named[],
): readonly Omit<Statement, 'flaws'>[] {
  const status = recordOf(vulnerability['product_status']);
  const why = justifications(vulnerability, tree);
  const said = new Map<string, Said>();
  const fixed = new Map<string, string[]>();
  const mending = new Map<string, string[]>();
  const updatesOf = updatesIn(vulnerability, tree);
  const saidOf = (one: Named, stance: Stance, justification?: string): Said => {
    const key = `${stance} ${justification ?? ''} ${JSON.stringify(one.subject)}`;
    const known = said.get(key) ?? {
      subject: one.subject,
      stance,
      justification,
      draft: draftOf(one.scheme),
      bounds: [],
    };
    said.set(key, known);
    return known;
  };
  for (const [member, stance] of stanceOfStatus) {
    for (const id of textsOf(status?.[member])) {
      for (const one of look(id)) {
        put(one, saidOf(one, stance, stance === 'not affected' ? why.get(id) : undefined).draft);
        for (const version of fixesIn(one, stance)) listUnder(fixed, JSON.stringify(one.subject), version);
        for (const update of updatesOf(id, one)) listUnder(mending, JSON.stringify(one.subject), update);
      }
    }
  }
  for (const [member, opens] of boundingStatus) {
    for (const one of textsOf(status?.[member]).flatMap(look))
      addBound(one, { member, opens }, saidOf(one, 'affected'));
  }
  return [...said.values()].flatMap((one) => {
    const subject = JSON.stringify(one.subject);
    return finished(one, fixed.get(subject) ?? [], mending.get(subject) ?? []);
  });
}

const boundingStatus = [
  ['first_affected', true],
  ['last_affected', false],
  ['first_fixed', false],
] as const;

/** A release that is fixed, or that an affected range's text names as its end. */
function fixesIn({ version, range, text }: Named, stance: Stance): readonly string[] {
  if (stance === 'fixed') return version === undefined ? [] : [version];
  return stance === 'affected' && range !== undefined ? namedEnds(range, text) : [];
}

function listUnder(lists: Map<string, string[]>, key: string, value: string): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

function put(one: Named, draft: VersionsDraft): void {
  if (one.range !== undefined) draft.intervals.push(...one.range);
  else {
    draft.unreadable.push(one.text);
    // A name that can't be ordered may still be the version of something, word for word.
    if (!/[\s<>=|]/.test(one.text)) draft.listed.push(one.text);
  }
}

/** First and last affected releases bound what is affected; the first fixed one ends it, where a first is named. */
function addBound(
  { scheme, version, text }: Named,
  { member, opens }: { readonly member: string; readonly opens: boolean },
  said: Said,
): void {
  const key = version === undefined ? undefined : scheme?.key(version);
  if (version === undefined || key === undefined) {
    if (member !== 'first_fixed') said.draft.unreadable.push(`${opens ? 'from' : 'up to'} ${text}`);
    return;
  }
  const cut: Cut = member === 'last_affected' ? cutAfter(version, key) : cutBefore(version, key);
  if (member !== 'first_fixed' || said.bounds.some((bound) => bound.opens)) said.bounds.push({ cut, opens });
}

/** Microsoft names the updates that mend a product by number in its remediations; others name none. */
function updatesIn(vulnerability: JsonRecord, tree: ProductTree): (id: string, one: Named) => readonly string[] {
  const byProduct = new Map<string, string[]>();
  for (const remediation of recordsOf(vulnerability['remediations'])) {
    const number = updateNumber(textOf(remediation['url']) ?? '') ?? updateNumber(textOf(remediation['details']) ?? '');
    if (textOf(remediation['category']) !== 'vendor_fix' || number === undefined) continue;
    for (const id of productIdsIn(remediation, tree)) listUnder(byProduct, id, number);
  }
  const isMicrosofts = ({ subject }: Named): boolean =>
    subject.kind === 'product' && /^microsoft\b/i.test(subject.vendor);
  return (id, one) => (isMicrosofts(one) ? (byProduct.get(id) ?? []) : []);
}

function finished(
  one: Said,
  fixed: readonly string[],
  updates: readonly string[],
): readonly Omit<Statement, 'flaws'>[] {
  one.draft.intervals.push(...rangeOfBounds(one.bounds));
  const versions = finish(one.draft);
  if (versions.range.length + versions.versions.length + versions.unreadable.length === 0) return [];
  const { subject, stance, justification } = one;
  const isAffected = stance === 'affected';
  const named =
    isAffected && updates.length > 0 ? { updates: updates.map((id) => ({ id, supersedes: [] })) } : undefined;
  return [{ subject, stance, justification, ...versions, fixed: isAffected ? fixed : [], ...named }];
}

/** The reason why a product is not affected, by product id (§3.2.3.5). */
function justifications(vulnerability: JsonRecord, tree: ProductTree): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const flag of recordsOf(vulnerability['flags'])) {
    const label = textOf(flag['label']);
    if (label === undefined) continue;
    for (const id of productIdsIn(flag, tree)) reasons.set(id, label);
  }
  return reasons;
}

/** The products that a flag or remediation is for, those of its groups among them. */
export function productIdsIn(holder: JsonRecord, tree: ProductTree): readonly string[] {
  const grouped = textsOf(holder['group_ids']).flatMap((id) => tree.groups.get(id) ?? []);
  return [...new Set([...textsOf(holder['product_ids']), ...grouped])];
}
