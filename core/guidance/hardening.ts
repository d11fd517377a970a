// A few steps that make most attacks harder, whichever flaw they use: CISA's Cross-Sector Cybersecurity Performance Goals 2.0.
import type { Entry } from '#core/guidance/entry.ts';

export type HardeningId = 'rdp-closed' | 'mfa-remote' | 'offline-backup';

export interface Hardening extends Entry {
  readonly id: HardeningId;
  readonly title: string;
  readonly why: string;
  readonly how: readonly string[];
  readonly check: string;
  readonly back: string;
  /** Hours of a small organization's administrator. Judgement. */
  readonly hours: number;
}

const author = 'Breakwater';
const reviewedOn = '2026-11-28';

export const hardening: Readonly<Record<HardeningId, Hardening>> = {
  'rdp-closed': {
    id: 'rdp-closed',
    author,
    source: 'CISA CPG 2.0, 3.S Secure Internet Facing Devices',
    reviewedOn,
    title: 'Close remote desktop to the internet',
    why: 'Remote desktop that answers from the internet is one of the commonest ways in for ransomware.',
    how: [
      'At the firewall, refuse port 3389 (TCP and UDP) from the internet to every inside address.',
      'Whoever needs it comes in through the VPN first, with a second factor.',
    ],
    check: 'From a connection outside (a phone off the office network), port 3389 no longer answers.',
    back: 'Remove the firewall rule.',
    hours: 1,
  },
  'mfa-remote': {
    id: 'mfa-remote',
    author,
    source: 'CISA CPG 2.0, 3.F Implement Multi-factor Authentication',
    reviewedOn,
    title: 'Turn on a second factor for everything that lets people in from outside',
    why: 'A stolen password alone then opens neither the VPN nor mail nor the remote administration.',
    how: [
      'Begin with the VPN, the remote support tools and the administrators of mail and cloud; then everybody who comes in from outside.',
      'Prefer passkeys or an app with number matching to text messages; keep two printed recovery codes in the safe.',
    ],
    check: 'Signing in from outside with the password alone fails, for an administrator and for somebody else.',
    back: 'Switch it off for the one account that is locked out, not for all.',
    hours: 4,
  },
  'offline-backup': {
    id: 'offline-backup',
    author,
    source: 'CISA CPG 2.0, 3.O Maintain System Backups & Restoration Ability',
    reviewedOn,
    title: 'Keep a backup that no intruder can reach, and restore something from it',
    why: 'Ransomware looks for backups first; one that is off the network, and known to restore, decides how long you stand still.',
    how: [
      'Keep one copy of what the mission stops without on a medium that is unplugged, or in storage that refuses changes.',
      'Restore one server or one mailbox from it to somewhere else, and write down how long it took.',
    ],
    check: 'A restored file that opens, with the day and the hours it took, written down.',
    back: 'Nothing changes on the systems themselves.',
    hours: 4,
  },
};
