import { expect, test } from 'vitest';
import { flavourOf, inFlavourOf } from '#core/plans/flavour.ts';

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
