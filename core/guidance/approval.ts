// Devices that move things or touch patients: nothing is changed on them without whoever made or installed them.
import type { AssetKind } from '#core/components/asset.ts';
import type { Entry } from '#core/guidance/entry.ts';

export interface Approval extends Entry {
  /** What to ask, after what it is about. */
  readonly ask: string;
  /** What must not happen meanwhile. */
  readonly safety: string;
  readonly check: string;
  /** Said of the work once it is approved. */
  readonly outage: string;
}

const author = 'Breakwater';
const reviewedOn = '2026-11-28';

const medical: Approval = {
  author,
  source: 'FDA: Cybersecurity in Medical Devices (postmarket); NIST SP 1800-8 (infusion pumps)',
  reviewedOn,
  ask: 'Send this to its maker, or to whoever maintains it for you (biomedical engineering): is this update approved for your model, and who installs it?',
  safety:
    'Safety: until they answer, change nothing on it and do not scan it; a scan alone can stop such a device while a patient depends on it.',
  check: 'Their answer in writing, with its day.',
  outage:
    'Do it only while no patient depends on it, in the outage agreed with those who use it, with a spare at hand.',
};

const plant: Approval = {
  author,
  source: 'NIST SP 800-82 Rev. 3 (patch management for OT); CISA: OT asset owner guidance',
  reviewedOn,
  ask: 'Send this to its maker, or to your integrator: is this update approved for your model and project, and who installs it?',
  safety:
    'Safety: until they answer, change nothing on it and do not scan it; a scan alone can stop a controller and what it drives.',
  check: 'Their answer in writing, with its day.',
  outage:
    'Do it only in the outage agreed with those who run the process, with manual operation ready and a copy of the running project saved.',
};

/** `undefined` for assets that whoever administers them may change. */
export function approvalFor(kind: AssetKind): Approval | undefined {
  if (kind === 'medical') return medical;
  return kind === 'ot' ? plant : undefined;
}
