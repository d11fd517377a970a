// What is asked of assets, in the words of whoever runs them; the terms of files stand in docs/guides/inventory.md.
import type { AssetKind, Criticality, Exposure } from '#core/components/asset.ts';

export const exposureWords: Readonly<Record<Exposure, string>> = {
  public: 'Anybody on the internet',
  internal: 'Only our own network',
  isolated: 'No other network',
  unknown: 'Nobody said yet',
};

export const criticalityWords: Readonly<Record<Criticality, string>> = {
  essential: 'Our work stops without it',
  important: 'Our work suffers without it',
  other: 'We can do without it for a while',
  unknown: 'Nobody said yet',
};

export const kindWords: Readonly<Record<AssetKind, string>> = {
  host: 'Computer',
  workstation: 'Workstation',
  server: 'Server',
  application: 'Application',
  appliance: 'Network appliance',
  device: 'Device',
  ot: 'Control system',
  medical: 'Medical device',
  service: 'Service of others',
  unknown: 'Not known',
};
