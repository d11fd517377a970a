import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duePeriod, nextEdition, type Edition, type Ledger } from '#core/frontier/fairness/editions.ts';
import { casesOf, overseen, type FairnessEntry, type LedgerEntry } from '#core/frontier/fairness/entries.ts';
import { countedNow, publishedTable, type Cell } from '#core/frontier/fairness/published-counts.ts';

const digest = 'a'.repeat(64);
const asked: FairnessEntry = { kind: 'asked' };
const evidence: FairnessEntry = { kind: 'evidence-asked', what: 'the logs' };
const verdicts = ['step-change', 'incremental', 'inconclusive'];

function determined(verdict: string): FairnessEntry {
  return { kind: 'determined', verdict, evidence: digest, criteria: digest };
}

function instant(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T12:00:00Z`);
}

let count = 0;
function entry(developer: string, day: string, what: FairnessEntry, shield = `s-${developer}`): LedgerEntry {
  return { id: `e${String((count += 1)).padStart(4, '0')}`, developer, shield, at: instant(day), entry: what };
}

/** Asked on the first of the month, answered ten days later. */
function answered(developer: string, month: string, verdict = 'incremental'): readonly LedgerEntry[] {
  const shield = `s-${developer}-${month}`;
  return [entry(developer, `${month}-01`, asked, shield), entry(developer, `${month}-11`, determined(verdict), shield)];
}

function ledger(...entries: readonly LedgerEntry[]): Ledger {
  return { entries, partners: [], targets: [] };
}

test.for([
  [undefined, '2026-11-29', '2026-09-30'],
  [undefined, '2027-01-01', '2026-12-31'],
  ['2026-09-30', '2026-12-31', undefined],
  ['2026-09-30', '2027-01-01', '2026-12-31'],
  ['2026-03-31', '2027-01-01', '2026-06-30'],
] as const)('after %s, on %s, the quarter to %s is published', ([last, today, due]) => {
  expect(duePeriod(last, Temporal.PlainDate.from(today))?.toString()).toBe(due);
});

describe('an edition', () => {
  const all = [...answered('A', '2026-07'), ...answered('B', '2026-08'), ...answered('C', '2026-09')];
  const more = [...answered('D', '2026-10'), ...answered('E', '2026-11')];
  const at = (period: string, before: readonly Edition[], entries: readonly LedgerEntry[]): Edition =>
    nextEdition(ledger(...entries), { period, before, verdicts, least: 3 });

  test('counts what was answered by its end', () => {
    const first = at('2026-09-30', [], [...all, ...more]);
    expect(first.cases).toMatchObject({ until: '2026-09-30', figure: { verdicts: { total: 3 }, medianDays: 10 } });
  });

  test('counts nothing again, and what is of too few developers waits', () => {
    const first = at('2026-09-30', [], all);
    const second = at('2026-12-31', [first], [...all, ...more]);
    expect(second.cases).toBeUndefined();
    const third = at('2027-03-31', [first, second], [...all, ...more, ...answered('F', '2027-01')]);
    expect(third.cases?.figure.verdicts.total).toBe(3);
  });

  test('is the same whoever asked and left', () => {
    const left = entry('Z', '2026-08-01', asked, 's-left');
    const withheld = entry('Z', '2026-08-02', { kind: 'withheld', what: 'items', reason: 'private' }, 's-left');
    const seen = overseen([...all, left, withheld], new Set(), []);
    expect(seen).toEqual(all);
    expect(at('2026-09-30', [], [...all, left, withheld])).toEqual(at('2026-09-30', [], all));
  });
});

test('a notice that comes after a partner’s access takes nothing from the days that it took', () => {
  const notice: FairnessEntry = { kind: 'notice-given', zone: 'UTC' };
  const three = ['A', 'B', 'C'];
  const first = three.map((one) => entry(one, '2026-07-01', notice));
  const partners = three.map((one) => ({ shield: `s-${one}`, partner: 'other', at: instant('2026-07-11') }));
  const told = (entries: readonly LedgerEntry[]): number | undefined =>
    nextEdition({ entries, partners, targets: [] }, { period: '2026-09-30', before: [], verdicts, least: 3 })
      .toFirstPartner?.figure;
  expect(told(first)).toBe(10);
  expect(told([...first, ...three.map((one) => entry(one, '2026-08-01', notice))])).toBe(10);
  // The last before it counts.
  expect(told([...first, ...three.map((one) => entry(one, '2026-07-05', notice))])).toBe(6);
});

test('days to the first partner, and to the first hospital, are counted once for each notice', () => {
  const developers = ['A', 'B', 'C', 'D'];
  const entries = developers.flatMap((one) => [
    entry(one, '2026-07-01', { kind: 'notice-given', zone: 'UTC' }),
    entry(one, '2026-07-02', {
      kind: 'partner-answer',
      side: 'developer',
      applicant: { id: 'hospital', name: 'Hospital' },
      covers: ['hospital'],
      says: 'yes',
      reason: 'It is one.',
    }),
  ]);
  const partner = (one: string, day: string, id: string) => ({ shield: `s-${one}`, partner: id, at: instant(day) });
  const partners = [
    ...developers.slice(0, 3).map((one) => partner(one, '2026-07-11', 'other')),
    partner('A', '2026-08-01', 'hospital'),
    partner('B', '2026-08-02', 'hospital'),
    partner('C', '2026-10-02', 'hospital'),
  ];
  const ask = (period: string, before: readonly Edition[]): Edition =>
    nextEdition({ entries, partners, targets: ['hospital'] }, { period, before, verdicts, least: 3 });
  const first = ask('2026-09-30', []);
  expect(first).toMatchObject({ toFirstPartner: { figure: 10 }, toFirstOf: {} });
  expect(first.toFirstOf['hospital']).toBeUndefined();
  const second = ask('2026-12-31', [first]);
  expect(second.toFirstPartner).toBeUndefined();
  expect(second.toFirstOf['hospital']).toEqual({ until: '2026-12-31', figure: 32 });
});

test('a model is asked about anew once it was answered, and more evidence belongs to the asking before it', () => {
  const cases = casesOf([
    entry('A', '2026-07-01', asked),
    entry('A', '2026-07-02', asked),
    entry('A', '2026-07-03', evidence),
    entry('A', '2026-07-05', determined('incremental')),
    entry('A', '2026-07-06', determined('step-change')),
    entry('A', '2026-08-01', asked),
  ]);
  expect(
    cases.map(({ id, evidenceAsked, answers }) => [id, evidenceAsked.length, answers.map((one) => one.verdict)]),
  ).toEqual([
    ['s-A 1', 1, ['incremental', 'step-change']],
    ['s-A 2', 0, []],
  ]);
});

test('what the overseer sees is settled, or of a model to which somebody has access', () => {
  const kinds: readonly FairnessEntry[] = [
    asked,
    evidence,
    determined('incremental'),
    { kind: 'notice-given', zone: 'UTC' },
  ];
  const some = fc.array(
    fc.tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 10, max: 28 }), fc.constantFrom(...kinds)),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(some, fc.boolean(), (drawn, shares) => {
      const entries = drawn.map(([who, day, what]) => entry(who, `2026-07-${day}`, what));
      const seen = overseen(entries, new Set(shares ? ['s-A'] : []), []);
      for (const one of seen.filter(({ developer }) => developer === 'B' || !shares)) {
        expect(one.entry.kind).not.toBe('notice-given');
        const answers = entries.filter(({ shield, entry: { kind } }) => shield === one.shield && kind === 'determined');
        expect(answers.some(({ at }) => Temporal.Instant.compare(one.at, at) <= 0)).toBe(true);
      }
      const ofShared = entries.filter(({ developer }) => shares && developer === 'A');
      expect(seen).toEqual(expect.arrayContaining(ofShared));
    }),
  );
});

/** All tables of so many cells, each of 0 to `most`. */
function tablesOf(size: number, most: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  const rest = tablesOf(size - 1, most);
  return rest.flatMap((some) => Array.from({ length: most + 1 }, (_, one) => [...some, one]));
}

/** Each case of a developer of its own: the fewest that are told apart. */
function casesIn(
  counts: readonly number[],
  period: number,
): readonly { readonly developer: string; readonly cell: number }[] {
  return counts.flatMap((some, cell) =>
    Array.from({ length: some }, (_, one) => ({ developer: `${period} ${cell} ${one}`, cell })),
  );
}

function cellsOf(cases: ReturnType<typeof casesIn>, size: number): readonly Cell[] {
  return Array.from({ length: size }, (_, cell) => {
    const own = cases.filter((one) => one.cell === cell).length;
    return { label: String(cell), count: own, developers: own };
  });
}

interface Shown {
  readonly cells: readonly (number | null)[];
  readonly total: number | null;
}

function shownOf(cases: ReturnType<typeof casesIn>, size: number): Shown | null {
  if (cases.length === 0) return null;
  const { cells, total } = publishedTable(cellsOf(cases, size), 3);
  return { cells: cells.map(({ count: one }) => one ?? null), total: total ?? null };
}

/** Whether tables with larger counts than were tried could look so. */
function isBeyond(shown: Shown | null, most: number): boolean {
  if (shown === null) return false;
  const sum = shown.cells.reduce<number>((all, one) => all + (one ?? 0), 0);
  return Math.max(...shown.cells.map((one) => one ?? 0), (shown.total ?? 0) - sum) > most;
}

// Whoever knows the rule tries every pair of tables that would be published so. A zero is nobody's.
test.for([
  [2, 10],
  [3, 6],
] as const)('two editions of %i cells tell no count that neither shows', ([size, most]) => {
  const all = tablesOf(size, most);
  const alike = Map.groupBy(
    all.flatMap((first) => all.map((second) => ({ first, second }))),
    ({ first, second }) => {
      const cases = casesIn(first, 1);
      const counted = countedNow(cases, 3);
      const waiting = [...(counted.length === 0 ? cases : []), ...casesIn(second, 2)];
      return JSON.stringify([shownOf(counted, size), shownOf(countedNow(waiting, 3), size)]);
    },
  );
  let hidden = 0;
  for (const [published, pairs] of alike) {
    const [one, two] = JSON.parse(published) as readonly [Shown | null, Shown | null];
    if (isBeyond(one, most) || isBeyond(two, most)) continue;
    for (let cell = 0; cell < size; cell++) {
      const quarters = [
        { isShown: typeof one?.cells[cell] === 'number', values: new Set(pairs.map(({ first }) => first[cell])) },
        // Where the first waited, the second shows the sum of both quarters, and neither quarter.
        {
          isShown: one !== null && typeof two?.cells[cell] === 'number',
          values: new Set(pairs.map(({ second }) => second[cell])),
        },
      ].filter(({ isShown, values }) => !isShown && !(values.size === 1 && values.has(0)));
      hidden += quarters.length;
      if (quarters.some(({ values }) => values.size < 2)) throw new Error(`${published} tells cell ${cell}`);
    }
  }
  expect(hidden).toBeGreaterThanOrEqual(10);
});
