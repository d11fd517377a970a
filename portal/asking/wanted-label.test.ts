import { expect, test } from 'vitest';
import { isId } from '#core/kernel/ids.ts';
import { wantedLabel } from '#portal/asking/wanted-label.ts';

const id = '019aaaaa-0000-7000-8000-000000000001';
const owners = [id].filter((one) => isId<'organization'>(one));
const plain = { compartments: [], until: '' } as const;

test.each([
  [
    { ...plain, tlp: 'GREEN' },
    { tlp: 'GREEN', owners: [], compartments: [] },
  ],
  [
    { ...plain, tlp: 'AMBER' },
    { tlp: 'AMBER', owners: [id], compartments: [] },
  ],
  // Nothing that an embargo could end.
  [
    { ...plain, tlp: 'GREEN', until: '2027-01-05' },
    { tlp: 'GREEN', owners: [], compartments: [] },
  ],
  [
    { tlp: 'GREEN', compartments: [id], until: '2027-01-05' },
    { tlp: 'GREEN', owners: [], compartments: [id], embargoUntil: '2027-01-05T00:00:00Z' },
  ],
  [
    { tlp: 'RED', compartments: [id], until: '2027-01-05' },
    { tlp: 'RED', owners: [], compartments: [id] },
  ],
] as const)('asks for the label that was chosen: %j', (choice, wanted) => {
  expect(wantedLabel(choice, owners)).toEqual(wanted);
});

test('keeps an embargo that nobody changed to the minute', () => {
  const before = {
    tlp: 'GREEN' as const,
    owners: [],
    compartments: [id].filter((one) => isId<'compartment'>(one)),
    embargoUntil: '2027-01-05T12:30:00Z',
  };
  const same = wantedLabel({ tlp: 'AMBER', compartments: [id], until: '2027-01-05' }, owners, before);
  expect(same).toMatchObject({ owners: [id], embargoUntil: '2027-01-05T12:30:00Z' });
  const later = wantedLabel({ tlp: 'AMBER', compartments: [id], until: '2027-02-01' }, owners, before);
  expect(later.embargoUntil).toBe('2027-02-01T00:00:00Z');
});
