// How to go back from an upgrade of something that no package manager installs.
import type { AssetKind } from '#core/components/asset.ts';
import type { Entry } from '#core/guidance/entry.ts';

export interface GoingBack extends Entry {
  /** To do before. */
  readonly before: string;
  readonly back: string;
}

const author = 'Breakwater';
const reviewedOn = '2026-11-28';

const windows: GoingBack = {
  author,
  source: 'learn.microsoft.com: uninstall Windows updates',
  reviewedOn,
  before: 'Try it on one machine that matters little, and wait a day before the others.',
  back: 'Remove the update: Settings, Windows Update, Update history, Uninstall updates (or `wusa /uninstall /kb:` and its number), and restart.',
};

const machine: GoingBack = {
  author,
  source: 'NIST SP 800-40 Rev. 4 (plan for each patch how to undo it)',
  reviewedOn,
  before: 'Save a snapshot or a backup that you know how to restore, and keep the installer of the version in use.',
  back: 'Restore the snapshot, or install the version that was there before.',
};

const firmware: GoingBack = {
  author,
  source: 'NIST SP 800-40 Rev. 4 (plan for each patch how to undo it)',
  reviewedOn,
  before: 'Export its configuration, and download the firmware in use as well as the new one.',
  back: 'Load the firmware that was there before (many keep it in a second slot), then the exported configuration.',
};

const device: GoingBack = {
  author,
  source: 'NIST SP 800-82 Rev. 3 (patch management for OT)',
  reviewedOn,
  before: 'Let whoever installs it save the configuration and the software that are on it now.',
  back: 'Whoever installed it puts these back; agree on that before they begin.',
};

/** @param isWindows the update is one of Windows itself */
export function goingBackOn(kind: AssetKind, isWindows: boolean): GoingBack {
  if (isWindows) return windows;
  switch (kind) {
    case 'appliance':
      return firmware;
    case 'device':
    case 'ot':
    case 'medical':
      return device;
    case 'host':
    case 'workstation':
    case 'server':
    case 'application':
    case 'service':
    case 'unknown':
      return machine;
  }
}
