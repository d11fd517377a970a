// What to do with an asset that can't be mended soon: make it harder to reach.
import type { AssetKind } from '#core/components/asset.ts';
import type { Entry } from '#core/guidance/entry.ts';

export interface Isolation extends Entry {
  readonly how: readonly string[];
  readonly check: string;
  readonly back: string;
}

const author = 'Breakwater';
const reviewedOn = '2026-11-25';

const office: Isolation = {
  author,
  source: 'NIST SP 800-40 Rev. 4 (mitigating what can not be patched)',
  reviewedOn,
  how: [
    'At the firewall, refuse connections to it from the internet; allow only the addresses that must reach it.',
    'If people need it from outside, let them in through the VPN, with a second factor.',
  ],
  check: 'From a connection outside (a phone off the office network), its address no longer answers.',
  back: 'Remove the firewall rule.',
};

/** Firewalls, VPN gateways and their like stand before everything else: no rule in front of them can protect them. */
const edge: Isolation = {
  author,
  source: 'CISA BOD 23-02 (internet-exposed management interfaces)',
  reviewedOn,
  how: [
    'Nothing stands before it: switch off what is affected towards the internet (its web portal, its VPN service, its administration) until it is mended.',
    'Tell those who work from outside before you do, and how they can work meanwhile.',
    'Allow its administration from one inside address only.',
  ],
  check:
    'From a connection outside (a phone off the office network), the service that was switched off no longer answers.',
  back: 'Switch the service on again once it is mended.',
};

const plant: Isolation = {
  author,
  source: 'NIST SP 800-82 Rev. 3 (network segmentation); CISA recommended practices for control systems',
  reviewedOn,
  how: [
    'Put it on a network segment of its own, behind a firewall, apart from the office network and with no way in from the internet.',
    'List who must talk to it; allow these connections only. Let vendors in through the VPN, with a second factor, and only while they work.',
    'Agree a time with those who run the process, and test that alarms and readings still arrive.',
  ],
  check: 'From an office computer and from outside, its address no longer answers; readings still arrive.',
  back: 'Remove the firewall rule, or move it back to its old segment.',
};

/** How to isolate an asset of this kind. */
export function isolationOf(kind: AssetKind): Isolation {
  switch (kind) {
    case 'ot':
    case 'medical':
    case 'device':
      return plant;
    case 'appliance':
      return edge;
    case 'host':
    case 'workstation':
    case 'server':
    case 'application':
    case 'service':
    case 'unknown':
      return office;
  }
}
