// The ledger as the overseer reads it: rows that it sees, opened, asked of the rule once more, with names.
import {
  casesOf,
  judgedCases,
  overseen,
  type FairnessCase,
  type LedgerEntry,
} from '#core/frontier/fairness/entries.ts';
import { assert } from '#core/kernel/assert.ts';
import { calendarDays } from '#core/frontier/notice/window.ts';
import { unlikePairs } from '#core/frontier/fairness/same-verdict.ts';
import { refuse } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { openRows } from '#server/frontier/fairness/entries.ts';
import type { Context } from '#server/operations/context.ts';
import { listEntries, listShared, namesOfParties, type KnownEntry } from '#server/postgres/frontier/fairness.ts';
import { listPartnerAccesses } from '#server/postgres/frontier/partner-entries.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** So many entries are compared at once. */
const entriesMost = 100_000;

export interface OpenedEntry extends LedgerEntry {
  readonly row: KnownEntry;
}

export async function openEntries(
  tx: Transaction,
  context: Pick<Context, 'sealer'>,
  wanted: Omit<Parameters<typeof listEntries>[1], 'limit'>,
): Promise<readonly OpenedEntry[]> {
  const rows = await listEntries(tx, { ...wanted, limit: entriesMost + 1 });
  assert(rows.length <= entriesMost, 'a ledger that is cut would say something else');
  return (await openRows(tx, context, rows)).map(({ row, entry }) => {
    const { entryId: id, organization: developer, model, at } = row;
    return { id, developer, shield: model?.shield, at, entry, row };
  });
}

/** What whoever oversees sees: row security says the same by itself. */
export async function overseenLedger(tx: Transaction, context: Pick<Context, 'sealer'>) {
  const opened = await openEntries(tx, context, {});
  const shared = await listShared(tx);
  const shields = opened.flatMap(({ row: { model } }) => (model && shared.has(model.modelId) ? [model.shield] : []));
  const partners = (await listPartnerAccesses(tx)).map(({ shield, holder, since }) => ({
    shield,
    partner: holder,
    at: since,
  }));
  const seen = new Set(overseen(opened, new Set(shields), partners).map(({ id }) => id));
  const entries = opened.filter(({ id }) => seen.has(id));
  const organizations = [...new Set(entries.map(({ row }) => row.organization))];
  return { entries, partners, names: await namesOfParties(tx, organizations) };
}

/** Pairs that differ in the verdict alone, figures by developer, and each entry. */
export function ledgerInAnswer(
  { entries, names }: Awaited<ReturnType<typeof overseenLedger>>,
  developer: OrganizationId | undefined,
) {
  const shown = entries.filter(({ row }) => developer === undefined || row.organization === developer);
  const cases = casesOf(shown);
  const isDeveloper = new Set(entries.flatMap(({ row }) => (row.model === undefined ? [] : [row.organization])));
  return {
    developers: [...names].filter(([id]) => isDeveloper.has(id)).map(([id, name]) => ({ id, name })),
    // Whatever is filtered, all are compared: the other case of a pair may be another developer's.
    unlike: unlikePairs(judgedCases(entries))
      .filter((pair) => developer === undefined || [pair.first.developer, pair.second.developer].includes(developer))
      .map(({ first, second, why }) => ({ first: first.id, second: second.id, why })),
    figures: [...Map.groupBy(cases, (one) => one.developer)].map(([id, own]) => figuresOf(nameIn(names, id), own)),
    entries: shown.map((one) => entryInAnswer(one, nameIn(names, one.developer))),
  };
}

export function entryInAnswer({ id, shield, at, entry, row }: OpenedEntry, organization: string | undefined) {
  return { id, organization, shield, at: at.toString(), by: row.byName, entry };
}

function nameIn(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? id;
}

function figuresOf(developer: string, cases: readonly FairnessCase[]) {
  return {
    developer,
    asked: cases.length,
    answered: cases.filter(({ answers }) => answers.length > 0).length,
    evidenceRequests: cases.reduce((sum, { evidenceAsked }) => sum + evidenceAsked.length, 0),
    daysToAnswer: cases.flatMap(({ askedAt, answers: [first] }) =>
      first === undefined ? [] : [calendarDays({ opensAt: askedAt, closesAt: first.at, zone: 'UTC' })],
    ),
  };
}

/** What is said to whoever does not oversee. */
export function notOverseer() {
  return refuse('ledger.not_overseer', 'Only the independent overseer of the framework does this.');
}
