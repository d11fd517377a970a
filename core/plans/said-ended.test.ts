// What a scanner says gets no fixes is replaced, by the scanner's word where no table knows it.
import { expect, test } from 'vitest';
import type { ComponentStatement } from '#core/components/component.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { assetOf, componentOf, flawOf, inputOf } from '#tests/fixtures/matches.ts';

const pc = assetOf('pc-1', {
  kind: 'workstation',
  exposure: { value: 'internal', source: undefined, on: undefined },
});
const solution = 'Upgrade to a supported service pack or operating system';

function statement(title: string): ComponentStatement {
  return {
    vulnerability: 'Nessus 108797',
    stance: 'affected',
    justification: undefined,
    by: 'Nessus, 2026-11-20',
    scanned: {
      kind: 'vulnerability',
      id: 'Nessus 108797',
      vulnerabilities: [],
      stance: 'affected',
      title,
      severity: 'critical',
      solution,
      evidence: undefined,
      fixedIn: [],
      place: undefined,
      seenOn: '2026-11-20',
      references: [],
    },
  };
}

function planned(name: string, title: string, vendor = 'Microsoft'): readonly Action[] {
  const component = componentOf(name, undefined, { vendor });
  const input = inputOf([{ asset: pc, component, flaw: flawOf('Nessus 108797') }], { capacityHours: 100 });
  const matches = input.matches.map((match) => ({ ...match, reported: [statement(title)] }));
  const { actions, later } = makePlan({ ...input, matches });
  return [...actions, ...later];
}

const texts = (said: Action['why'] | undefined): string => (said ?? []).map(({ text }) => text).join('\n');

test.each([
  ['Windows 7 Professional', 'Unsupported Windows OS (remote)', 'Windows 7 Service Pack 1'],
  ['Windows XP Professional', 'Unsupported Windows OS (remote)', 'Microsoft Windows XP Professional'],
  ['Windows Vista Business', 'Microsoft Windows Vista SEoL', 'Microsoft Windows Vista Business'],
  ['Thing Server', 'Thing Server Unsupported Version Detection (remote check)', 'Thing Server'],
  ['Thing Server', 'Thing Server End of Life (EOL) Detection', 'Thing Server'],
  ['Thing Server', 'EOL/Obsolete Software: Thing Server 1.x Detected', 'Thing Server'],
])('%s of which a scanner says "%s" is replaced, once', (name, title, called) => {
  const actions = planned(name, title, name.startsWith('Windows') ? 'Microsoft' : 'Thing');
  expect(actions.map(({ kind }) => kind)).toEqual(['replace']);
  expect(actions[0]?.title).toBe(`Replace ${called} on pc-1`);
});

test('the scanner’s word is the reason where no table knows of the end', () => {
  const [action] = planned('Thing Server', 'Thing Server Unsupported Version Detection', 'Thing');
  expect(texts(action?.why)).toContain('No fix is planned: a scan found it out of support');
  expect(action?.why.map(({ source }) => source)).toContain('Nessus, 2026-11-20');
});

test('the table’s day is the reason where it knows of the end', () => {
  const [action] = planned('Windows XP Professional', 'Unsupported Windows OS (remote)');
  expect(texts(action?.why)).toContain('Support for Windows XP ended on 2014-04-08');
});

test.each([
  'Thing Server < 1.2 Multiple Vulnerabilities',
  'SSL Unsupported Protocol Detection',
  'Thing Server Obsolete Cipher Suites',
])('"%s" says nothing of an end', (title) => {
  expect(planned('Thing Server', title, 'Thing').map(({ kind }) => kind)).toEqual(['upgrade']);
});
