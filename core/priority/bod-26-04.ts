// CISA's Binding Operational Directive 26-04: from four answers to the days within which a flaw on an asset is mended.
import type { Tier } from '#core/priority/priority.ts';

export type Question = 'inKev' | 'exposed' | 'automatable' | 'technicalImpact';
type YesOrNo = 'yes' | 'no';

/** The four answers as published or stated. */
export interface GivenAnswers {
  readonly inKev: YesOrNo | 'unknown';
  readonly exposed: YesOrNo | 'unknown';
  readonly automatable: YesOrNo | 'unknown';
  readonly technicalImpact: 'total' | 'partial' | 'unknown';
}

interface FilledAnswers {
  readonly inKev: YesOrNo;
  readonly exposed: YesOrNo;
  readonly automatable: YesOrNo;
  readonly technicalImpact: 'total' | 'partial';
}

/** What the directive asks, and which answers had to be assumed for it. */
export interface Directed {
  readonly tier: Tier;
  /** 1 to 16, counted as in the published table. */
  readonly row: number;
  readonly answers: FilledAnswers;
  readonly assumed: readonly Question[];
}

interface Row extends FilledAnswers {
  readonly tier: Tier;
}

type Combination = readonly [
  inKev: YesOrNo,
  exposed: YesOrNo,
  automatable: YesOrNo,
  technicalImpact: 'total' | 'partial',
];

function row([inKev, exposed, automatable, technicalImpact]: Combination, tier: Tier): Row {
  return { inKev, exposed, automatable, technicalImpact, tier };
}

/** The sixteen rows in the order in which CISA and CERT/CC publish them (`cisa:DT_BOD2604:1.0.0`). */
export const rows: readonly Row[] = [
  row(['no', 'no', 'no', 'partial'], 'FSU'),
  row(['yes', 'no', 'no', 'partial'], '14D'),
  row(['no', 'yes', 'no', 'partial'], '60D'),
  row(['no', 'no', 'yes', 'partial'], '60D'),
  row(['no', 'no', 'no', 'total'], 'FSU'),
  row(['yes', 'yes', 'no', 'partial'], '14D'),
  row(['yes', 'no', 'yes', 'partial'], '14D'),
  row(['no', 'yes', 'yes', 'partial'], '14D'),
  row(['yes', 'no', 'no', 'total'], '14D'),
  row(['no', 'yes', 'no', 'total'], '14D'),
  row(['no', 'no', 'yes', 'total'], '60D'),
  row(['yes', 'yes', 'yes', 'partial'], '3D'),
  row(['yes', 'yes', 'no', 'total'], '3DF'),
  row(['yes', 'no', 'yes', 'total'], '3DF'),
  row(['no', 'yes', 'yes', 'total'], '3D'),
  row(['yes', 'yes', 'yes', 'total'], '3DF'),
];

/** Calendar days of a tier; `undefined` for the next scheduled upgrade, which has no day. */
export function daysOf(tier: Tier): number | undefined {
  switch (tier) {
    case '3DF':
    case '3D':
      return 3;
    case '14D':
      return 14;
    case '60D':
      return 60;
    case 'FSU':
      return undefined;
  }
}

/** Whether forensic triage must come before the patch. */
export function needsTriage(tier: Tier): boolean {
  return tier === '3DF';
}

/**
 * Applies the table. What is published is kept; what is missing is filled, and named in `assumed`: KEV and exposure by yes;
 * in KEV the rest by the worst; outside KEV automatable by no and impact by total, and then never later than 60 days, since
 * an answer that nobody gave must not put a flaw off to the next upgrade.
 *
 * @param filledBefore answers in `given` that the caller has already assumed
 */
export function direct(given: GivenAnswers, filledBefore: readonly Question[] = []): Directed {
  const assumed: Question[] = [...filledBefore];
  const fill = <Value extends string>(question: Question, value: Value | 'unknown', otherwise: Value): Value => {
    if (!isUnknown(value)) return value;
    assumed.push(question);
    return otherwise;
  };
  const inKev = fill<YesOrNo>('inKev', given.inKev, 'yes');
  const exposed = fill<YesOrNo>('exposed', given.exposed, 'yes');
  const automatable = fill<YesOrNo>('automatable', given.automatable, inKev === 'yes' ? 'yes' : 'no');
  const technicalImpact = fill<'total' | 'partial'>('technicalImpact', given.technicalImpact, 'total');
  const answers = { inKev, exposed, automatable, technicalImpact };
  const index = rows.findIndex(
    (one) =>
      one.inKev === inKev &&
      one.exposed === exposed &&
      one.automatable === automatable &&
      one.technicalImpact === technicalImpact,
  );
  const tier = rows[index]?.tier ?? '3DF';
  const capped = tier === 'FSU' && assumed.length > 0 ? '60D' : tier;
  return { tier: capped, row: index + 1, answers, assumed };
}

function isUnknown(value: string): value is 'unknown' {
  return value === 'unknown';
}
