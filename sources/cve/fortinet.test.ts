import { expect, test } from 'vitest';
import { recordsOf } from '#core/kernel/json.ts';
import { describe as describeRange } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { fortinetEntries } from '#sources/cve/fortinet.ts';
import { versionsOf } from '#sources/cve/versions.ts';

function read(product: string, version: string): readonly string[] {
  const entries = fortinetEntries({ vendor: 'Fortinet', product, versions: [{ status: 'affected', version }] });
  return entries.map((entry) => {
    const { affected } = versionsOf(entry, schemeOf('generic') as Scheme);
    return [entry['product'], describeRange(affected.range), ...affected.unreadable].join(': ');
  });
}

// Sentences as Fortinet's records of 2018 to 2022 write them, shortened.
test.each([
  [
    'Fortinet FortiOS, FortiProxy',
    'FortiOS 6.0.0 to 6.0.4, 5.6.3 to 5.6.7 and 5.4.6 to 5.4.12, FortiProxy 2.0.0, 1.2.0 to 1.2.8',
    ['FortiOS: >=5.4.6 <=5.4.12 or >=5.6.3 <=5.6.7 or >=6.0.0 <=6.0.4', 'FortiProxy: >=1.2.0 <=1.2.8 or =2.0.0'],
  ],
  [
    'Fortinet FortiOS, FortiProxy, FortiSwitchManager',
    'FortiOS 7.2.1, 7.2.0, 7.0.6; FortiProxy 7.2.0; FortiSwitchManager 7.2.0, 7.0.0',
    ['FortiOS: =7.0.6 or =7.2.0 or =7.2.1', 'FortiProxy: =7.2.0', 'FortiSwitchManager: =7.0.0 or =7.2.0'],
  ],
  ['Fortinet FortiOS', 'FortiOS 6.2.0 and below.', ['FortiOS: <=6.2.0']],
  [
    'Fortinet FortiOS',
    'FortiOS 7.2.0 and below, 7.0.6 and below, 6.4.9 and below',
    ['FortiOS: <=6.4.9 or >=7.0 <=7.0.6 or >=7.2 <=7.2.0'],
  ],
  [
    'Fortinet FortiProxy',
    'FortiOS version 7.0.3 and below, 6.0.14 to 6.0.0. FortiProxy version 7.0.1 and below, 2.0.7 to 2.0.0.',
    ['FortiOS: <=7.0.3', 'FortiProxy: <=7.0.1'],
  ],
  [
    'Fortinet FortiClientWindows',
    'FortiClientWindows 7.0.2 7.0.1, 7.0.0',
    ['FortiClientWindows: =7.0.0 or =7.0.1 or =7.0.2'],
  ],
  ['Fortinet FortiWAN', 'FortiWAN before 4.5.9', ['FortiWAN: <4.5.9']],
  // What is not wholly understood stays as it is.
  [
    'Fortinet FortiAuthenticator OutlookAgent',
    'FortiAuthenticator Agent for Microsoft OWA version 2.2 and 2.1.',
    [
      'Fortinet FortiAuthenticator OutlookAgent: no version: FortiAuthenticator Agent for Microsoft OWA version 2.2 and 2.1.',
    ],
  ],
])('%s: %s', (product, sentence, expected) => {
  expect(read(product, sentence)).toEqual(expected);
});

test('entries in the words of the format are left alone', () => {
  const entry = { vendor: 'Fortinet', product: 'FortiOS', versions: [{ version: '7.2.0', lessThanOrEqual: '7.2.4' }] };
  expect(recordsOf(fortinetEntries(entry))).toEqual([entry]);
});
