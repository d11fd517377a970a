// Words that several parts of a plan share.
import type { Asset } from '#core/components/asset.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Tier } from '#core/priority/priority.ts';

/** Gravest first. */
export const tiers: readonly Tier[] = ['3DF', '3D', '14D', '60D', 'FSU'];

/** What a tier asks for, in words that follow a colon. */
export function tierWords(tier: Tier): string {
  switch (tier) {
    case '3DF':
      return 'within 3 days, and look for intrusion first';
    case '3D':
      return 'within 3 days';
    case '14D':
      return 'within 14 days';
    case '60D':
      return 'within 60 days';
    case 'FSU':
      return 'at the next scheduled update';
  }
}

/** `1 vulnerability`, `12 vulnerabilities`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

export function flaws(number: number): string {
  return count(number, 'vulnerability', 'vulnerabilities');
}

/** `on patient-portal`, `on 2 assets`, `on kiosk (40 alike)`. */
export function onAssets(assets: readonly Asset[]): string {
  const [first] = assets;
  const all = assets.reduce((sum, asset) => sum + asset.count, 0);
  if (assets.length !== 1 || first === undefined) return `on ${count(all, 'asset')}`;
  return first.count === 1 ? `on ${first.name}` : `on ${first.name} (${first.count} alike)`;
}

/** `2.14.1`, `2.14.1 and 2.15.0`, `2.14.1 and 3 other versions`. */
export function versionsText(versions: readonly string[]): string {
  const [first = '', second = ''] = versions;
  if (versions.length <= 1) return first;
  return versions.length === 2 ? `${first} and ${second}` : `${first} and ${versions.length - 1} other versions`;
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function listed(names: readonly string[], most = 3): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** `assets.yaml, 2026-11-03`. */
export function sourceText(source: string | undefined, on: string | undefined): string {
  const name = source ?? 'inventory';
  return on === undefined || name.includes(on) ? name : `${name}, ${on}`;
}

/** The day up to which a catalogue speaks for a plan: nothing newer than the plan is told. */
export function catalogueDay(readAsOf: Day | undefined, asOf: Day): Day | undefined {
  return readAsOf !== undefined && readAsOf > asOf ? asOf : readAsOf;
}

/** `12 days`, `7 weeks`, `10 months`, `2.9 years`. */
export function span(days: number): string {
  if (days < 21) return count(days, 'day');
  if (days < 70) return `${Math.round(days / 7)} weeks`;
  if (days < 600) return `${Math.round(days / 30.44)} months`;
  return `${Math.round((days / 365.25) * 10) / 10} years`;
}

/** `about 1 in 3`, `about 1 in 40`, `under 1 in 1,000`. */
export function oneIn(chance: number): string {
  if (chance >= 0.95) return 'almost certain';
  if (chance < 0.001) return 'under 1 in 1,000';
  const odds = 1 / chance;
  return `about 1 in ${odds < 10 ? Math.round(odds * 10) / 10 : Math.round(odds)}`;
}
