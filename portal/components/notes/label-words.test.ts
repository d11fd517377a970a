import { expect, test } from 'vitest';
import { isId } from '#core/kernel/ids.ts';
import { audienceOf, type LabelTold } from '#portal/components/notes/label-words.ts';

const hospital = '019aaaaa-0000-7000-8000-000000000001';
const bank = '019aaaaa-0000-7000-8000-000000000002';
const group = '019aaaaa-0000-7000-8000-000000000003';
const names = { organizations: new Map([[hospital, 'Hospital']]), compartments: new Map([[group, 'pump-2027']]) };

function told({
  tlp,
  owners = [],
  compartments = [],
  until,
}: {
  readonly tlp: LabelTold['tlp'];
  readonly owners?: readonly string[];
  readonly compartments?: readonly string[];
  readonly until?: string;
}): string {
  const label: LabelTold = {
    tlp,
    owners: owners.filter((one) => isId<'organization'>(one)),
    compartments: compartments.filter((one) => isId<'compartment'>(one)),
    ...(until === undefined ? {} : { embargoUntil: until }),
  };
  return audienceOf(label, names);
}

test.each([
  [{ tlp: 'CLEAR' }, 'Anybody: every member sees it here, and may pass it on to all'],
  [{ tlp: 'GREEN' }, 'Every member of every organization here'],
  [{ tlp: 'AMBER', owners: [hospital] }, 'Hospital, and the providers that act for it'],
  [{ tlp: 'AMBER+STRICT', owners: [hospital] }, 'Hospital alone'],
  [{ tlp: 'AMBER+STRICT', owners: [hospital, bank] }, 'Hospital and 1 more organization alone'],
  [{ tlp: 'RED', compartments: [group] }, 'Only whoever is in pump-2027'],
  [{ tlp: 'RED', owners: [hospital], compartments: [bank] }, 'Only whoever is in 1 group and of Hospital'],
  [
    { tlp: 'GREEN', compartments: [group], until: '2027-01-05T12:00:00Z' },
    'Only whoever is in pump-2027, until 2027-01-05 12:00 UTC; then it binds no longer',
  ],
  [
    { tlp: 'AMBER', owners: [hospital], compartments: [group] },
    'Of Hospital and its providers, whoever is in pump-2027',
  ],
] as const)('says of a label who may see what bears it: %j', (label, words) => {
  expect(told(label)).toBe(words);
});
