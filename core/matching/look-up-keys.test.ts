import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';
import { keyRangesOf, lookUpKeys, type KeyRange } from '#core/matching/look-up-keys.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { VersionKey } from '#core/versions/scheme.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { assetWith, ofCpe, ofProduct, ofPurl } from '#tests/inventory-of.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let feed: Feed;
beforeAll(async () => {
  feed = await feedOfFiles([`${root}/examples/feed`]);
});

function isWithin(key: VersionKey, { from, to }: KeyRange): boolean {
  return (from === undefined || from <= key) && (to === undefined || key < to);
}

/** Whether a scan over names and keys leads from the statements behind a verdict to the component. */
function isLedTo(component: Component): readonly boolean[] {
  const { affected, unknown } = matchInventory({ documents: [], assets: [assetWith([component])] }, feed, schemeOf);
  const keys = lookUpKeys(component);
  return [...affected, ...unknown].flatMap(({ heard }) =>
    heard
      .filter(({ says }) => says !== 'not affected')
      .map(({ statement, lookUp }) => {
        const own = keys.find(({ name }) => name === lookUp.name);
        if (own === undefined) return false;
        const { key } = own;
        return key === undefined || keyRangesOf(own.name, statement).some((range) => isWithin(key, range));
      }),
  );
}

describe('every statement that is heard against a component leads to it', () => {
  test.each<readonly [string, Component]>([
    ['a package', ofPurl('pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1')],
    ['a package without a version', ofPurl('pkg:maven/org.apache.logging.log4j/log4j-core')],
    ['a version that can not be ordered', ofPurl('pkg:npm/lodash@latest-and-greatest')],
    ['a CPE', ofCpe('cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*')],
    ['a product', ofProduct('Fortinet', 'FortiOS', '7.0.5')],
    ['a product without a version', ofProduct('Fortinet', 'FortiOS', undefined)],
    ['a line of Windows', ofProduct('Microsoft', 'Windows Server 2019', '10.0.17763.1')],
    ['a package that is a listed product', ofPurl('pkg:maven/org.apache.struts/struts2-core@2.3.1')],
    ['a package that a listing prints without epochs', ofPurl('pkg:rpm/redhat/openssl@1.0.1e', { untold: ['epoch'] })],
  ])('%s', (_, component) => {
    expect(isLedTo(component)).not.toContain(false);
  });

  test('and there are such statements among these rows', () => {
    expect(isLedTo(ofPurl('pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1')).length).toBeGreaterThan(1);
    expect(isLedTo(ofProduct('Fortinet', 'FortiOS', '7.0.5')).length).toBeGreaterThan(0);
  });
});

test('a version outside of every range is passed over by the scan', () => {
  const [own] = lookUpKeys(ofPurl('pkg:maven/org.apache.logging.log4j/log4j-core@2.99.0'));
  const ranges = feed.statements(own?.name ?? '').flatMap((one) => keyRangesOf(own?.name ?? '', one));
  expect(ranges.length).toBeGreaterThan(0);
  expect(ranges.some((range) => own?.key !== undefined && isWithin(own.key, range))).toBe(false);
});

test('a statement in another scheme than its name’s, or in words, leads to every component of the name', () => {
  const [statement] = feed.statements('pkg:maven/org.apache.logging.log4j/log4j-core');
  if (statement === undefined) throw new Error('the feed lacks it');
  const every = [{ from: undefined, to: undefined }];
  expect(keyRangesOf('pkg:npm/log4j', statement)).toEqual(every);
  expect(keyRangesOf('pkg:maven/log4j', { ...statement, unreadable: ['some'] })).toEqual(every);
  expect(keyRangesOf('pkg:maven/log4j', statement)).not.toEqual(every);
});
