import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Stance, Subject } from '#core/advisories/advisory.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { nameOf } from '#core/feed/draft.ts';
import { openFeed } from '#core/feed/open.ts';
import { advisory, affects, bytesOf, feedOf, flaw } from '#core/feed/fixtures/records.ts';
import { describe as describeRange } from '#core/versions/range.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { verifyFeed } from '#feeds/verify.ts';

const records: readonly SourceRecord[] = [
  advisory('GHSA-aaaa-bbbb-cccc', {
    details: 'Größe 日本 🦀',
    publishedAt: '2024-01-02T03:04:05Z',
    references: [{ url: 'https://example.org/a', kind: 'fix' }],
    flaws: [flaw(['GHSA-aaaa-bbbb-cccc', 'CVE-2024-1111'])],
    statements: [
      affects('npm/lodash', '>=1.0.0 <2.0.0', { versions: ['1.5.0', '3.0.0', 'odd one'], fixed: ['2.0.0'] }),
    ],
    remediations: [
      {
        flaws: [0],
        kind: 'workaround',
        text: 'Turn it off.',
        url: undefined,
        on: '2024-01-03',
        subjects: ['npm/lodash'],
      },
    ],
  }),
  advisory('CVE-2024-1111', { publisher: 'CVE', source: 'cve', withdrawnAt: '2024-02-02T00:00:00Z' }),
  advisory('GO-2024-0001', {
    publisher: 'Go',
    flaws: [flaw(['CVE-2024-2222']), flaw(['CVE-2024-3333'])],
    alsoKnownAs: ['GO-2024-0001'],
    statements: [affects('golang/example.org/a', '<1.0.0', { flaws: [0, 1] })],
    remediations: [{ flaws: [1], kind: 'fix', text: 'Raise it.', url: undefined, on: undefined, subjects: [] }],
  }),
  {
    kind: 'epss',
    score: { cve: 'CVE-2024-1111', score: 0.12345, percentile: 0.9, modelVersion: 'v2023.03.01', on: '2024-03-04' },
  },
  { kind: 'exploit', evidence: { cve: 'CVE-2023-0001', source: 'nuclei', ref: undefined, on: '2024-01-01' } },
];

describe('a compiled feed', () => {
  const feed = feedOf(records);
  const idsOf = (name: string): readonly string[] => feed.find(name).map((index) => feed.vulnerability(index).id);

  test('finds a vulnerability by each of its names, in any letter case', () => {
    for (const name of ['CVE-2024-1111', 'cve-2024-1111', 'ghsa-AAAA-bbbb-cccc']) {
      expect(idsOf(name)).toEqual(['CVE-2024-1111']);
    }
  });

  test('finds several by an advisory that speaks of several', () => {
    expect(idsOf('GO-2024-0001')).toEqual(['CVE-2024-2222', 'CVE-2024-3333']);
    expect(feed.vulnerability(feed.find('CVE-2024-2222')[0] ?? -1).aliases).toEqual([]);
  });

  test('knows a vulnerability that no advisory describes', () => {
    const [index = -1] = feed.find('CVE-2023-0001');
    expect(feed.vulnerability(index)).toMatchObject({
      advisories: [],
      withdrawn: false,
      exploits: [{ source: 'nuclei', ref: undefined, on: '2024-01-01' }],
    });
  });

  test('gives a statement back in its normal form', () => {
    const [statement, ...others] = feed.statements('pkg:npm/lodash');
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ stance: 'affected', scheme: 'npm', fixed: ['2.0.0'], versions: ['odd one'] });
    expect(describeRange(statement?.range ?? [])).toBe('>=1.0.0 <2.0.0 or =3.0.0');
  });

  test('gives an advisory’s head and details', () => {
    const [statement] = feed.statements('pkg:npm/lodash');
    const index = statement?.advisory ?? -1;
    expect(feed.advisory(index)).toEqual({
      id: 'GHSA-aaaa-bbbb-cccc',
      publisher: 'GitHub',
      source: 'osv',
      publishedAt: '2024-01-02T03:04:05Z',
      modifiedAt: undefined,
      withdrawn: false,
    });
    expect(feed.advisory(index)).toBe(feed.advisory(index));
    expect(feed.detail(index)).toMatchObject({
      details: 'Größe 日本 🦀',
      references: [{ url: 'https://example.org/a', kind: 'fix' }],
      remediations: [{ flaws: [statement?.vulnerability], kind: 'workaround', subjects: ['npm/lodash'] }],
    });
  });

  test('says for which vulnerability a remediation is', () => {
    const [first, second] = feed.statements('pkg:golang/example.org/a');
    expect(feed.detail(first?.advisory ?? -1).remediations.map(({ flaws }) => flaws)).toEqual([
      [second?.vulnerability],
    ]);
  });

  test('knows nothing under other names', () => {
    for (const name of ['pkg:npm/lodas', 'pkg:npm/lodash2', '', 'cpe:a:b']) expect(feed.statements(name)).toEqual([]);
    expect(feed.find('CVE-2024-1112')).toEqual([]);
    expect(feed.find('')).toEqual([]);
  });

  test('is found whole by whoever verifies it', () => {
    expect(verifyFeed(memoryReader(bytesOf(records)))).toBe(feed.head().id);
  });
});

describe('the identity of a feed', () => {
  const id = feedOf(records).head().id;

  test('is that of its content: the same records in another order, on another day', () => {
    const other = openFeed(memoryReader(bytesOf([...records].reverse(), [], '2025-01-01'))).head();
    expect(other).toMatchObject({ id, builtOn: '2025-01-01' });
    expect(bytesOf(records).equals(bytesOf(records))).toBe(true);
  });

  test('changes with any record', () => {
    for (let left = 0; left < records.length; left += 1) {
      expect(feedOf(records.filter((_, index) => index !== left)).head().id).not.toBe(id);
    }
  });
});

test('an empty feed can be opened, and knows nothing', () => {
  const feed = feedOf([]);
  expect(feed.head()).toMatchObject({
    vulnerabilities: 0,
    advisories: 0,
    names: 0,
    kevAsOf: undefined,
    asOf: undefined,
  });
  expect([feed.statements('pkg:npm/a'), feed.find('CVE-2024-0001')]).toEqual([[], []]);
  expect(verifyFeed(memoryReader(bytesOf([])))).toBe(feed.head().id);
});

describe('what the head says', () => {
  const report = { source: 'kev', path: 'kev.json', taken: 1, dropped: [], newestOn: '2024-10-24' };
  const dropped = [{ reason: 'row has no CVE id', count: 2, example: 'x' }];

  test('of the days as of which its catalogues are complete, and of what was left out', () => {
    const head = feedOf(records, [
      { ...report, asOf: '2024-10-31' },
      { ...report, source: 'osv', path: 'a.json', asOf: undefined, newestOn: '2024-11-02', dropped },
    ]).head();
    expect(head).toMatchObject({
      asOf: '2024-11-02',
      kevAsOf: '2024-10-31',
      epssAsOf: '2024-03-04',
      epssModelVersion: 'v2023.03.01',
    });
    expect(head.sources.map((source) => source.dropped)).toEqual([[], dropped]);
  });
});

test('a record without a date is kept beside one that has a date: nobody can tell which is older', () => {
  const revisions = [undefined, '2024-02-01'].map((modifiedAt, index) =>
    advisory('GHSA-aaaa-bbbb-cccc', { modifiedAt, statements: [affects('npm/a', `<${index + 1}.0.0`)] }),
  );
  const told = feedOf(revisions).statements('pkg:npm/a');
  expect(told.map(({ range }) => describeRange(range))).toEqual(['<1.0.0', '<2.0.0']);
});

describe('revisions of one record', () => {
  const revision = (modifiedAt: string | undefined, range: string): SourceRecord =>
    advisory('GHSA-aaaa-bbbb-cccc', { modifiedAt, statements: [affects('npm/a', range)] });

  test.each([
    ['the newest stands', [revision('2024-01-01', '<1.0.0'), revision('2024-02-01', '<2.0.0')]],
    ['in any order', [revision('2024-02-01', '<2.0.0'), revision('2024-01-01', '<1.0.0')]],
  ])('%s', (_, revisions) => {
    const feed = feedOf(revisions);
    expect(feed.statements('pkg:npm/a').map(({ range }) => describeRange(range))).toEqual(['<2.0.0']);
    expect(feed.head().dropped).toMatchObject([{ reason: 'older revision or copy of a record', count: 1 }]);
  });

  test('records of one id on different packages all stand', () => {
    const other = advisory('GHSA-aaaa-bbbb-cccc', { statements: [affects('npm/b', '<1.0.0')] });
    const feed = feedOf([revision('2024-01-01', '<1.0.0'), other]);
    expect([feed.statements('pkg:npm/a').length, feed.statements('pkg:npm/b').length]).toEqual([1, 1]);
  });
});

describe('everything that is put in', () => {
  const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).map((parts) => parts.join('.'));
  const range = fc.oneof(
    version.map((a) => `<${a}`),
    version.map((a) => `>=${a}`),
    version.map((a) => `>${a}`),
    fc.tuple(version, version).map(([a, b]) => `>=${a} <=${b}`),
    fc.constant('*'),
  );
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', 'é', '/', '.'), minLength: 1, maxLength: 6 });
  const subject: fc.Arbitrary<Subject> = fc.oneof(
    fc.record({
      kind: fc.constant('package' as const),
      package: word.map((name) => `npm/${name}`),
      release: fc.option(word, { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('product' as const),
      vendor: word,
      product: word,
      platforms: fc.array(word, { maxLength: 2 }),
    }),
    fc.constant({ kind: 'cpe' as const, cpe: 'cpe:2.3:a:apache:log4j:*:*:*:*:*:*:*:*' }),
  );
  const texts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 });
  const statement = fc
    .record({
      subject,
      range,
      stance: fc.constantFrom<Stance>('affected', 'fixed', 'not affected', 'under investigation'),
      justification: fc.option(fc.string(), { nil: undefined }),
      unreadable: texts,
      fixed: texts,
      updates: fc.array(fc.record({ id: fc.string(), supersedes: texts }), { maxLength: 2 }),
    })
    .map(({ range, ...said }) => affects('npm/x', range, said));
  const id = fc
    .tuple(fc.constantFrom('GHSA-', 'PYSEC-', 'X-'), fc.integer({ min: 1000, max: 1040 }))
    .map(([a, b]) => a + b);

  test('is found again, with the same range, limits and texts', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(id, fc.array(statement, { maxLength: 4 })), { selector: ([id]) => id, maxLength: 12 }),
        (listed) => {
          const feed = feedOf(listed.map(([id, statements]) => advisory(id, { statements })));
          for (const [id, statements] of listed) {
            const [index = -1] = feed.find(id);
            expect(feed.vulnerability(index).id).toBe(id);
            for (const one of statements) {
              const found = feed
                .statements(nameOf(one.subject) ?? '')
                .filter(({ vulnerability }) => vulnerability === index)
                .map(({ stance, justification, range, unreadable, fixed, updates = [], limit }) => [
                  { stance, justification, range, unreadable, fixed, updates },
                  limit,
                ]);
              const { stance, justification, unreadable, fixed, updates } = one;
              expect(found).toContainEqual([
                { stance, justification, range: one.range, unreadable, fixed, updates },
                limitOf(one.subject),
              ]);
            }
          }
          expect(feed.head().statements).toBe(listed.reduce((sum, [, statements]) => sum + statements.length, 0));
        },
      ),
      { numRuns: 60 },
    );
  });
});

function limitOf(subject: Subject): unknown {
  switch (subject.kind) {
    case 'package':
      return subject.release === undefined ? { kind: 'none' } : { kind: 'release', release: subject.release };
    case 'cpe':
    case 'product':
      return subject;
  }
}
