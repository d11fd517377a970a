// Real conflicts: two databases on one flaw of one package, and the versions about which they may differ. The rule is that
// of docs/GLOSSARY.md, "When publishers disagree".
import { beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import type { Component } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';
import { matchInventory, type Finding } from '#core/matching/match-inventory.ts';
import { tell } from '#core/matching/tell.ts';
import type { Match, Verdict } from '#core/matching/match.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { readSources } from '#sources/read.ts';
import { isJudged, secondReading, type RawRecord } from '#tests/conformance/second-reading.ts';
import { feedOf } from '#tests/feed-of.ts';
import { inventoryOf, ofPurl } from '#tests/inventory-of.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Row {
  readonly id: string;
  readonly ecosystem: string;
  readonly package: string;
  readonly a: { readonly source: string; readonly id: string };
  readonly b: { readonly source: string; readonly id: string };
  readonly probes: readonly string[];
}

type AdvisoryRecord = SourceRecord & { readonly kind: 'advisory' };

/** What one database holds on the flaw: mostly one record, now and then two revisions of it. */
interface Side {
  readonly key: string;
  readonly records: readonly AdvisoryRecord[];
}

interface Conflict {
  readonly row: Row;
  readonly sides: readonly [Side, Side];
  readonly components: ReadonlyMap<string, Component>;
}

/** What was found on one version: with each database alone, with both, and with both in the other order. */
interface Answer {
  readonly conflict: Conflict;
  readonly probe: string;
  readonly alone: readonly [readonly Match[], readonly Match[]];
  readonly both: readonly Match[];
  readonly reversed: readonly Match[];
}

describe.skipIf(shared === undefined)('two databases on one flaw of one package', () => {
  let answers: readonly Answer[] = [];

  beforeAll(async () => {
    const records = await recordsByKey();
    const rows = sharedLines<Row>('suites/truth/cross-source-ranges.ndjson.gz');
    answers = batches(rows.map((row) => conflictOf(row, records))).flatMap(answersOf);
  });

  test('every version of every row is judged, by each database alone and by both', () => {
    const dropped = answers.filter(({ alone, both }) => alone.some(({ length }) => length !== 1) || both.length === 0);
    expect(dropped.map(named)).toEqual([]);
    expect(answers.length).toBeGreaterThan(10_000);
    expect(answers.filter(({ both }) => both.some(({ disputed }) => disputed)).length).toBeGreaterThan(1000);
  });

  test('it is affected if a database says so that has not withdrawn it, else unknown if one leaves it open', () => {
    const wrong = answers.filter((answer) => answer.both.some((match) => match.verdict !== expected(answer, match)));
    expect(wrong.map(named)).toEqual([]);
  });

  test('it is disputed where one says affected and the other not, and nowhere else', () => {
    const wrong = answers.filter((answer) =>
      answer.both.some((match) => {
        const verdicts = verdictsOn(answer, match);
        return match.disputed !== (verdicts.includes('affected') && verdicts.includes('not affected'));
      }),
    );
    expect(wrong.map(named)).toEqual([]);
  });

  test('what each says stands in the evidence', () => {
    const silent = answers.filter((answer) =>
      answer.conflict.sides.some(
        ({ records }, side) =>
          isStanding(records) &&
          !answer.both.some(({ because }) =>
            because.some((one) => isBy(records, one) && one.says === answer.alone[side]?.[0]?.verdict),
          ),
      ),
    );
    expect(silent.map(named)).toEqual([]);
  });

  test('the order of reading changes nothing', () => {
    const other = answers.filter(({ both, reversed }) => told(both) !== told(reversed));
    expect(other.map(named)).toEqual([]);
  });

  test('two are one flaw unless their records name two CVEs', () => {
    const apart = answers.filter(({ conflict, both }) => both.length > 1 && cvesOf(conflict).size < 2);
    expect(apart.map(named)).toEqual([]);
  });

  test("each alone says what the ecosystem's own library makes of its record", () => {
    const raw = rawByKey();
    const wrong: string[] = [];
    let judged = 0;
    for (const answer of answers) {
      const { row, sides, components } = answer.conflict;
      const name = components.get(answer.probe)?.package;
      sides.forEach(({ key, records }, side) => {
        const [record, ...others] = raw.get(key) ?? [];
        const verdict = answer.alone[side]?.[0]?.verdict;
        if (record === undefined || others.length > 0 || !isJudged(row.ecosystem) || !isStanding(records)) return;
        const isPackage = (other: string): boolean => packageOfEcosystem(row.ecosystem, other)?.package === name;
        const second = secondReading(record, row.ecosystem, isPackage, answer.probe);
        if (second === undefined || verdict === 'unknown') return;
        judged += 1;
        if (second !== (verdict === 'affected')) wrong.push(`${key} ${answer.probe}: ${verdict}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(16_000);
  });
});

function named({ conflict: { row }, probe }: Answer): string {
  return `${row.id} ${row.package} ${probe} (${row.a.id}, ${row.b.id})`;
}

function told(matches: readonly Match[]): string {
  return JSON.stringify(
    matches.map(({ vulnerability, advisories, verdict, disputed, reason, because, fixedIn }) => [
      [vulnerability, advisories, because],
      [verdict, disputed, reason, fixedIn],
    ]),
  );
}

/** The verdicts of the databases that the match heard and that have not withdrawn what they said. */
function verdictsOn({ conflict, alone }: Answer, { advisories }: Match): readonly Verdict[] {
  return conflict.sides.flatMap(({ records }, side) =>
    isStanding(records) && advisories.some(({ id, publisher }) => isBy(records, { advisory: id, publisher }))
      ? (alone[side] ?? []).map(({ verdict }) => verdict)
      : [],
  );
}

function expected(answer: Answer, match: Match): Verdict {
  const verdicts = verdictsOn(answer, match);
  return verdicts.includes('affected') ? 'affected' : verdicts.includes('unknown') ? 'unknown' : 'not affected';
}

function isStanding(records: readonly AdvisoryRecord[]): boolean {
  return records.every(({ advisory }) => advisory.withdrawnAt === undefined);
}

function isBy(
  records: readonly AdvisoryRecord[],
  by: { readonly advisory: string; readonly publisher: string },
): boolean {
  return records.some(({ advisory }) => advisory.id === by.advisory && advisory.publisher === by.publisher);
}

function cvesOf({ sides }: Conflict): ReadonlySet<string> {
  return new Set(sides.flatMap(({ records }) => namesOf(records)).filter((name) => name.startsWith('CVE-')));
}

function namesOf(records: readonly AdvisoryRecord[]): readonly string[] {
  return records
    .flatMap(({ advisory: { id, alsoKnownAs, flaws } }) => [id, ...alsoKnownAs, ...flaws.flatMap(({ ids }) => ids)])
    .map((name) => name.toUpperCase());
}

const osvFiles = ['govuln', 'pysec', 'rustsec', 'osv-mined'].map((name) => `osv/${name}`);
const gitlabFiles = ['gem', 'go', 'maven', 'npm', 'nuget', 'packagist', 'pypi'].map((name) => `native/gitlab-${name}`);
const files = [...osvFiles, ...gitlabFiles, 'native/rubysec', 'native/friendsofphp'];

/** The key of a record as the suite names it: `gitlab pypi/zope/CVE-2021-32633.yml`, `osv PYSEC-2021-88`. */
function keyOf({ source, id }: Row['a']): string {
  const reader = source.startsWith('gitlab-') ? 'gitlab' : /^(?:rubysec|friendsofphp)$/.test(source) ? source : 'osv';
  return `${reader} ${id.replace(/^(?:GL|PHP|RUBY):/, '')}`;
}

async function recordsByKey(): Promise<ReadonlyMap<string, readonly AdvisoryRecord[]>> {
  const found: AdvisoryRecord[] = [];
  await readSources(
    files.map((file) => `${shared}/data/${file}.ndjson.gz`),
    (record) => {
      if (record.kind === 'advisory') found.push(record);
    },
  );
  return Map.groupBy(found, ({ advisory }) => `${advisory.source} ${advisory.id}`);
}

function rawByKey(): ReadonlyMap<string, readonly RawRecord[]> {
  const records = files.flatMap((file) => sharedLines<RawRecord>(`data/${file}.ndjson.gz`));
  return Map.groupBy(records, (record) => {
    if (record.package_slug !== undefined) return `gitlab ${record._path}`;
    return record._path === undefined ? `osv ${record.id}` : `rubysec ${record._path}`;
  });
}

function conflictOf(row: Row, records: ReadonlyMap<string, readonly AdvisoryRecord[]>): Conflict {
  const sideOf = (side: Row['a']): Side => ({ key: keyOf(side), records: records.get(keyOf(side)) ?? [] });
  const sides = [sideOf(row.a), sideOf(row.b)] as const;
  const folded = packageOfEcosystem(row.ecosystem, row.package)?.package.toLowerCase();
  // The suite folds letter case in names; some ecosystems don't.
  const name = sides
    .flatMap((side) => side.records.flatMap(({ advisory }) => advisory.statements))
    .flatMap(({ subject }) => (subject.kind === 'package' ? subject.package : []))
    .find((one) => one.toLowerCase() === folded);
  if (name === undefined) throw new Error(`the records of ${row.id} do not name ${row.package}`);
  const components = row.probes.map((probe) => [probe, ofPurl(`pkg:${name}@${encodeURIComponent(probe)}`)] as const);
  return { row, sides, components: new Map(components) };
}

/** Rows that share no name of a flaw can stand in one feed without touching each other. */
function batches(conflicts: readonly Conflict[]): readonly (readonly Conflict[])[] {
  const made: { readonly taken: Set<string>; readonly conflicts: Conflict[] }[] = [];
  for (const conflict of conflicts) {
    const names = conflict.sides.flatMap(({ records }) => namesOf(records));
    let batch = made.find(({ taken }) => !names.some((name) => taken.has(name)));
    if (batch === undefined) made.push((batch = { taken: new Set(), conflicts: [] }));
    for (const name of names) batch.taken.add(name);
    batch.conflicts.push(conflict);
  }
  return made.map((batch) => batch.conflicts);
}

function answersOf(batch: readonly Conflict[]): readonly Answer[] {
  const [a, b] = [0, 1].map((side) => batch.flatMap(({ sides }) => sides[side]?.records ?? []));
  const both = [...(a ?? []), ...(b ?? [])];
  const lookUps = [a ?? [], b ?? [], both, both.toReversed()].map((records) => matchesIn(feedOf(records), batch));
  return batch.flatMap((conflict) =>
    conflict.row.probes.map((probe): Answer => {
      const [alone = [], other = [], together = [], reversed = []] = lookUps.map((matches) => matches(conflict, probe));
      return { conflict, probe, alone: [alone, other], both: together, reversed };
    }),
  );
}

/** All versions of a batch in one pass; the answer tells the matches of one version on the flaws that the row is about. */
function matchesIn(feed: Feed, batch: readonly Conflict[]): (conflict: Conflict, probe: string) => readonly Match[] {
  const components = new Map<string, Component>();
  for (const conflict of batch) for (const one of conflict.components.values()) components.set(one.purl ?? '', one);
  const { affected, unknown, notAffected } = matchInventory(inventoryOf(...components.values()), feed, schemeOf);
  const found: ReadonlyMap<string | undefined, readonly Finding[]> = Map.groupBy(
    [...affected, ...unknown, ...notAffected],
    ({ component }) => component.purl,
  );
  return ({ row, components: own }, probe) => {
    const about = new Set(feed.find(row.id));
    const findings = found.get(own.get(probe)?.purl) ?? [];
    return findings.filter(({ index }) => about.has(index)).map((finding) => tell(finding, feed, schemeOf));
  };
}
