import { describe, expect, test } from 'vitest';
import type { Action } from '#core/plans/action.ts';
import { justifications } from '#core/plans/state.ts';
import { previewMove, type Saying } from '#portal/components/plan/preview-move.ts';

const upgrade: Action = {
  id: 'a1',
  rank: 1,
  kind: 'upgrade',
  title: 'Upgrade a',
  component: 'a',
  from: ['1'],
  to: '2',
  parts: [],
  assets: [{ name: 'host', count: 1 }],
  closes: [
    { vulnerability: 'CVE-2024-1', asset: 'host', component: 'a', tier: '14D', inKev: false, ransomware: false },
  ],
  state: 'planned',
  dueOn: undefined,
  overdueSince: undefined,
  rule: '',
  binding: false,
  tier: '14D',
  needs: [],
  hours: { estimate: 1, low: 1, high: 1, basis: '' },
  riskRemoved: 0,
  why: [],
  how: [],
  verify: [],
  ifYouCannot: [],
  sources: [],
};
const look: Action = { ...upgrade, kind: 'confirm' };
const today = '2026-11-25';

describe('a word about an action', () => {
  test.each<[string, Saying, object]>([
    ['begins it', { move: 'start' }, { state: 'started' }],
    ['ends it, with its hours', { move: 'done', hours: 1.5 }, { state: 'done', hours: 1.5 }],
    [
      'puts it off to a day',
      { move: 'defer', until: '2026-12-01', reason: 'x' },
      { state: 'deferred', until: '2026-12-01' },
    ],
    ['puts it off for a while where it names no day', { move: 'defer', reason: 'x' }, { until: '2026-12-25' }],
    ['says why it does not matter', { move: 'answer', because: justifications[0] }, { state: 'answered' }],
  ])('%s', (_what, saying, expected) => {
    const decided = previewMove(upgrade, saying, today);
    expect(decided).toMatchObject({ ok: true, value: expected });
  });

  test.each<[string, Action, Saying, string]>([
    ['a day that is past', upgrade, { move: 'defer', until: '2026-11-25' }, 'action.until_past'],
    ['hours below nothing', upgrade, { move: 'done', hours: -1 }, 'action.hours_negative'],
    ['a reason that VEX does not know', upgrade, { move: 'answer', because: 'we like it' }, 'answer.not_a_choice'],
    [
      'what came of a look where none was asked for',
      upgrade,
      { move: 'answer', because: 'affected' },
      'answer.not_a_choice',
    ],
    ['an answer without one', look, { move: 'answer' }, 'answer.missing'],
  ])('is refused as the service would refuse it: %s', (_what, action, saying, code) => {
    expect(previewMove(action, saying, today)).toMatchObject({ ok: false, code });
  });

  test.each(['affected', 'not affected'])('says what came of a look: %s', (because) => {
    expect(previewMove(look, { move: 'answer', because }, today).ok).toBe(true);
  });
});
