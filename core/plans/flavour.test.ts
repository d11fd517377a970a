import { describe, expect, test } from 'vitest';
import type { Action } from '#core/plans/action.ts';
import { flavourOf, inFlavourOf } from '#core/plans/flavour.ts';
import { texts, upgradesOf } from '#tests/fixtures/upgrades.ts';

test.each([
  ['24.1.1-jre', '32.0.0-android', '32.0.0-jre'],
  ['24.1.1-android', '32.0.0-jre', '32.0.0-android'],
  ['8.2.2.jre8', '10.2.4.jre11', '10.2.4.jre8'],
  ['24.1.1-jre', '32.0.1', '32.0.1-jre'],
  ['19.0', '32.0.0-android', '32.0.0-android'],
  ['1.0-android-2', '2.0-jre', '2.0-jre'],
])('for somebody on %s, the release %s is %s', (current, version, expected) => {
  expect(inFlavourOf(current, version)).toBe(expected);
});

test.each([
  ['24.1.1-jre', 'jre'],
  ['8.2.2.jre11', 'jre11'],
  ['1.0', ''],
  ['', ''],
])('the flavour of %s is "%s"', (version, expected) => {
  expect(flavourOf(version)).toBe(expected);
});

describe('the flavour in use', () => {
  const guava = (version: string, fixed: string): readonly Action[] =>
    upgradesOf([['maven/com.google.guava/guava', version, fixed]]);

  test.each([
    ['24.1.1-jre', '32.0.0-android', '32.0.0-jre'],
    ['24.1.1-android', '32.0.0-jre', '32.0.0-android'],
    ['24.1.1-jre', '32.0.0-jre', '32.0.0-jre'],
  ])('%s goes from %s of the records to %s', (version, fixed, expected) => {
    const [action] = guava(version, fixed);
    expect(action?.to).toBe(expected);
    expect(texts(action?.how).includes(`Records name ${fixed}: ${expected} is that release`)).toBe(fixed !== expected);
  });

  test('is not guessed where there is none', () => {
    const [action] = guava('19.0', '32.0.0-android');
    expect(action?.to).toBe('32.0.0-android');
    expect(texts(action?.how)).toContain('one of several builds of that release');
  });

  test('keeps two flavours on one asset apart, each with an id of its own', () => {
    const actions = upgradesOf([
      ['maven/com.google.guava/guava', '24.1.1-jre', '32.0.0-android'],
      ['maven/com.google.guava/guava', '24.1.1-android', '32.0.0-android'],
    ]);
    expect(new Set(actions.map(({ to }) => to))).toEqual(new Set(['32.0.0-android', '32.0.0-jre']));
    expect(new Set(actions.map(({ id }) => id)).size).toBe(2);
  });
});
