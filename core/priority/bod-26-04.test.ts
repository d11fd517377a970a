import { describe, expect, test } from 'vitest';
import { daysOf, direct, needsTriage, rows, type GivenAnswers } from '#core/priority/bod-26-04.ts';

const nothing: GivenAnswers = {
  inKev: 'unknown',
  exposed: 'unknown',
  automatable: 'unknown',
  technicalImpact: 'unknown',
};

describe('BOD 26-04', () => {
  test('has one row for each of the sixteen combinations, three of which ask for triage', () => {
    const combinations = rows.map(({ tier: _tier, ...answers }) => Object.values(answers).join(' '));
    expect(new Set(combinations).size).toBe(16);
    expect(rows.filter(({ tier }) => needsTriage(tier))).toHaveLength(3);
  });

  test('takes the published answers as they are', () => {
    for (const [index, { tier, ...answers }] of rows.entries()) {
      expect(direct(answers)).toEqual({ tier, row: index + 1, answers, assumed: [] });
    }
  });

  test.for([
    [
      'nothing is known: no catalogue counts as listed',
      {},
      '3DF',
      ['inKev', 'exposed', 'automatable', 'technicalImpact'],
    ],
    ['outside KEV, exposed', { inKev: 'no', exposed: 'yes' }, '14D', ['automatable', 'technicalImpact']],
    [
      'outside KEV, not exposed: the fill may not defer',
      { inKev: 'no', exposed: 'no' },
      '60D',
      ['automatable', 'technicalImpact'],
    ],
    [
      'outside KEV, impact published',
      { inKev: 'no', exposed: 'yes', technicalImpact: 'partial' },
      '60D',
      ['automatable'],
    ],
    [
      'outside KEV, automation published',
      { inKev: 'no', exposed: 'yes', automatable: 'yes' },
      '3D',
      ['technicalImpact'],
    ],
    [
      'outside KEV, not exposed, impact published',
      { inKev: 'no', exposed: 'no', technicalImpact: 'partial' },
      '60D',
      ['automatable'],
    ],
    ['in KEV, not exposed: the worst', { inKev: 'yes', exposed: 'no' }, '3DF', ['automatable', 'technicalImpact']],
    [
      'in KEV, not exposed, impact partial',
      { inKev: 'yes', exposed: 'no', technicalImpact: 'partial' },
      '14D',
      ['automatable'],
    ],
    ['in KEV, exposed, automatable', { inKev: 'yes', exposed: 'yes', automatable: 'no' }, '3DF', ['technicalImpact']],
    [
      'exposure unknown counts as exposed',
      { inKev: 'no', automatable: 'no', technicalImpact: 'partial' },
      '60D',
      ['exposed'],
    ],
    [
      'KEV unknown, the rest published',
      { exposed: 'no', automatable: 'no', technicalImpact: 'partial' },
      '14D',
      ['inKev'],
    ],
  ] as const)('%s', ([, known, tier, assumed]) => {
    const found = direct({ ...nothing, ...known });
    expect([found.tier, found.assumed]).toEqual([tier, assumed]);
  });

  test('days and triage follow the tier', () => {
    expect((['3DF', '3D', '14D', '60D', 'FSU'] as const).map((tier) => [daysOf(tier), needsTriage(tier)])).toEqual([
      [3, true],
      [3, false],
      [14, false],
      [60, false],
      [undefined, false],
    ]);
  });
});
