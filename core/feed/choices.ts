// The closed lists whose members the feed stores by their place: append to them, never reorder.
import type { DecisionPoints, Reference, Remediation, Severity, Stance } from '#core/advisories/advisory.ts';
import type { ExploitSource, KevEntry } from '#core/advisories/exploitation.ts';
import type { FeedStatement } from '#core/feed/feed.ts';
import type { Cut } from '#core/versions/range.ts';

export const stances: readonly Stance[] = ['affected', 'fixed', 'not affected', 'under investigation'];

export const limitKinds: readonly FeedStatement['limit']['kind'][] = ['none', 'release', 'cpe', 'product'];

export const sides: readonly Cut['side'][] = ['before', 'after'];

export const referenceKinds: readonly Reference['kind'][] = [
  'fix',
  'advisory',
  'exploit',
  'article',
  'package',
  'other',
];

export const remediationKinds: readonly Remediation['kind'][] = [
  'fix',
  'mitigation',
  'workaround',
  'no fix planned',
  'none available',
];

export const cvssVersions: readonly Severity['version'][] = ['2.0', '3.0', '3.1', '4.0'];

export const exploitations: readonly DecisionPoints['exploitation'][] = ['none', 'poc', 'active', 'unknown'];
export const automatables: readonly DecisionPoints['automatable'][] = ['yes', 'no', 'unknown'];
export const technicalImpacts: readonly DecisionPoints['technicalImpact'][] = ['total', 'partial', 'unknown'];

export const ransomwares: readonly KevEntry['ransomware'][] = ['known', 'unknown'];

export const exploitSources: readonly ExploitSource[] = [
  'exploitdb',
  'metasploit',
  'nuclei',
  'github',
  'project zero',
  'ssvc',
  'reference',
];
