import { describe, expect, test } from 'vitest';
import { direct } from '#core/priority/bod-26-04.ts';
import { decide, type DecisionTable } from '#core/priority/decision-table.ts';
import * as tables from '#core/priority/ssvc-tables.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

interface Point {
  readonly key: string;
  readonly values: readonly { readonly key: string }[];
}

interface Published {
  readonly namespace: string;
  readonly key: string;
  readonly version: string;
  readonly decision_points: Readonly<Record<string, Point>>;
  readonly outcome: string;
  readonly mapping: readonly Readonly<Record<string, string>>[];
}

/** Our question for each published decision point, and the order of its answers where it differs from ours. */
const questions: Readonly<Record<string, string>> = {
  E: 'exploitation',
  EXP: 'systemExposure',
  A: 'automatable',
  HI: 'humanImpact',
  SI: 'safetyImpact',
  MI: 'missionImpact',
  TI: 'technicalImpact',
  MWI: 'missionAndWellBeing',
  U: 'utility',
  PSI: 'publicSafety',
  VD: 'valueDensity',
  SINV: 'supplierInvolvement',
  PVA: 'publicValueAdded',
  RP: 'reportPublic',
  SCON: 'supplierContacted',
  RC: 'reportCredible',
  SC: 'supplierCardinality',
  SE: 'supplierEngagement',
};

const ours: readonly DecisionTable<string, string>[] = Object.values(tables);

describe.skipIf(shared === undefined)('published decision tables', () => {
  const published = shared === undefined ? [] : read();

  test('all tables of SSVC and CISA are decided here', () => {
    const wanted = published.filter(({ namespace }) => namespace !== 'cvss').map(id);
    expect([...ours.map((table) => table.id), 'cisa:DT_BOD2604:1.0.0'].sort()).toEqual(wanted.sort());
  });

  test.for(ours.map((table) => [table.id, table] as const))('every row of %s', ([name, table]) => {
    const theirs = published.find((one) => id(one) === name);
    expect(theirs?.mapping.length).toBe(table.grid.length);
    for (const row of theirs?.mapping ?? []) {
      const answers = Object.entries(theirs?.decision_points ?? {}).filter(([point]) => point !== theirs?.outcome);
      const asked = answers.map(([point, { key }]) => [questions[key], ourAnswer(table, theirs, point, row)]);
      const at = theirs?.decision_points[theirs.outcome]?.values.findIndex(({ key }) => key === row[theirs.outcome]);
      expect([row, decide(table, Object.fromEntries(asked))]).toEqual([row, table.outcomes[at ?? -1]]);
    }
  });

  test('every row of BOD 26-04, in its place', () => {
    const theirs = published.find((one) => id(one) === 'cisa:DT_BOD2604:1.0.0');
    expect(theirs?.mapping).toHaveLength(16);
    for (const [index, row] of (theirs?.mapping ?? []).entries()) {
      const yes = (point: string) => (row[point] === 'Y' ? 'yes' : 'no');
      const found = direct({
        inKev: yes('cisa:KEV:1.0.0'),
        exposed: yes('cisa:PE:1.0.0'),
        automatable: yes('ssvc:A:2.0.0'),
        technicalImpact: row['ssvc:TI:1.0.0'] === 'T' ? 'total' : 'partial',
      });
      expect([found.row, found.tier]).toEqual([index + 1, row['cisa:BOD2604:1.0.0']]);
    }
  });
});

function read(): readonly Published[] {
  return Object.values(
    JSON.parse(sharedBytes('suites/ssvc/decision-tables.json').toString('utf8')) as Record<string, Published>,
  );
}

function id({ namespace, key, version }: Published): string {
  return `${namespace}:${key}:${version}`;
}

/** Publishers list the answers of a point in the order that we do. */
function ourAnswer(
  table: DecisionTable<string, string>,
  theirs: Published | undefined,
  point: string,
  row: Readonly<Record<string, string>>,
): string | undefined {
  const values = theirs?.decision_points[point]?.values ?? [];
  const name = questions[theirs?.decision_points[point]?.key ?? ''];
  const answers = table.questions.find((question) => question.name === name)?.answers;
  expect(answers?.length).toBe(values.length);
  return answers?.[values.findIndex(({ key }) => key === row[point])];
}
