import { expect, test } from 'vitest';
import type { Asset } from '#core/components/asset.ts';
import { answeredAssets } from '#core/plans/memory.ts';
import { sayOfAsset } from '#core/plans/say-of-asset.ts';
import { emptyState, type GivenAnswer, type State } from '#core/plans/state.ts';
import { renderState, stateOf } from '#core/plans/state-document.ts';
import { assetWith } from '#tests/inventory-of.ts';

const day = '2026-11-25';
const documented = { value: 'internal', source: 'assets.yaml', on: '2026-11-01', own: true } as const;
const web = assetWith([], { name: 'web-1', exposure: documented });
const open = assetWith([], { name: 'open' });

function read(state: State, asset: Asset): Asset | undefined {
  return answeredAssets({ documents: [], assets: [web, open] }, state.answers).get(asset.name);
}

const answered = (value: string): GivenAnswer => ({
  question: 'q1',
  kind: 'exposure',
  assets: ['web-1', 'open'],
  closes: [],
  value,
  reason: undefined,
  on: day,
});

test('what is said of an asset unasked holds whatever documents state', () => {
  const state = sayOfAsset(emptyState, 'web-1', { exposure: 'public', criticality: 'essential' }, day);
  expect(read(state, web)).toMatchObject({
    exposure: { value: 'public', source: 'your answer', on: day },
    criticality: { value: 'essential', source: 'your answer', on: day },
  });
  expect(read(state, open)).toMatchObject({ exposure: { value: 'unknown' } });
});

test('an answer to a question fills what documents leave open, and gives way to an assets.yaml', () => {
  const state = { ...emptyState, answers: [answered('public')] };
  expect([read(state, web)?.exposure.value, read(state, open)?.exposure.value]).toEqual(['internal', 'public']);
});

test.each([
  ['internal', 'your answer'],
  ['unknown', 'scan.csv'],
])('an answer of %s holds over what a tool states later as far as it says something', (value, source) => {
  const scanned = assetWith([], { name: 'web-1', exposure: { value: 'public', source: 'scan.csv', on: '2026-11-26' } });
  const assets = answeredAssets({ documents: [], assets: [scanned] }, [answered(value)]);
  expect(assets.get('web-1')?.exposure.source).toBe(source);
});

test('what is said last holds, of one fact or both, and can be taken back', () => {
  let state = sayOfAsset(emptyState, 'web-1', { exposure: 'public', criticality: 'other' }, day);
  state = sayOfAsset(state, 'web-1', { exposure: 'isolated' }, '2026-11-26');
  expect(read(state, web)).toMatchObject({
    exposure: { value: 'isolated', on: '2026-11-26' },
    criticality: { value: 'other', on: day },
  });
  expect(state.answers.length).toBe(2);
  state = sayOfAsset(state, 'web-1', { exposure: 'unknown' }, '2026-11-27');
  expect(read(state, web)).toMatchObject({ exposure: documented, criticality: { value: 'other' } });
  expect(sayOfAsset(state, 'web-1', { criticality: 'unknown' }, '2026-11-27').answers).toEqual([]);
});

test('answers to questions are not lost by it', () => {
  const state = sayOfAsset({ ...emptyState, answers: [answered('internal')] }, 'open', { exposure: 'public' }, day);
  expect(read(state, open)?.exposure.value).toBe('public');
  const back = sayOfAsset(state, 'open', { exposure: 'unknown' }, day);
  expect(read(back, open)?.exposure.value).toBe('internal');
});

test('is kept in the file of the state as it was said', () => {
  const state = sayOfAsset(emptyState, 'web-1', { exposure: 'public' }, day);
  expect(stateOf(JSON.parse(renderState(state)))).toEqual(state);
});
