import { expect, test } from 'vitest';
import { renderTickets } from '#core/formats/tickets-csv/tickets-csv.ts';
import type { Action } from '#core/plans/action.ts';

const action: Action = {
  id: '0a1b2c3d',
  rank: 1,
  kind: 'upgrade',
  title: '=Upgrade "log4j-core", now',
  component: 'log4j-core',
  from: ['2.14.1'],
  to: '2.17.1',
  parts: [],
  assets: [
    { name: 'portal', count: 1 },
    { name: 'kiosk', count: 12 },
  ],
  closes: [
    {
      vulnerability: 'CVE-2021-44228',
      asset: 'portal',
      component: 'log4j-core',
      tier: '3D',
      inKev: true,
      ransomware: true,
    },
    {
      vulnerability: 'CVE-2021-44228',
      asset: 'kiosk',
      component: 'log4j-core',
      tier: '3D',
      inKev: true,
      ransomware: true,
    },
  ],
  state: 'proposed',
  dueOn: '2026-11-25',
  overdueSince: undefined,
  rule: 'BOD 26-04 row 3, advice',
  binding: false,
  tier: '3D',
  needs: [],
  hours: { estimate: 1.5, low: 1, high: 3, basis: 'upgrades of libraries' },
  riskRemoved: 0.4,
  why: [{ text: 'It is being exploited.', source: 'CISA KEV', url: 'https://www.cisa.gov/kev' }],
  how: [{ text: 'Take 2.17.1.', source: 'Apache' }],
  verify: [],
  ifYouCannot: [],
  sources: [],
};

test('a ticket says for whom, what, until when, how, and where each sentence comes from', () => {
  const [header, row] = renderTickets('Forty Banks Ltd.', [{ customer: 'Community Bank', action }]).split('\r\n');
  expect(header).toBe('customer,ticket,title,assets,due on,rule,hours,closes,description,prepared by');
  expect(row).toBe(
    'Community Bank,0a1b2c3d,"\'=Upgrade ""log4j-core"", now","portal, kiosk (12)",2026-11-25,' +
      '"BOD 26-04 row 3, advice",1.5,CVE-2021-44228,' +
      '"Why: It is being exploited. (CISA KEV, https://www.cisa.gov/kev) / How: Take 2.17.1. (Apache)",Forty Banks Ltd.',
  );
});
