// What the words of a report read like.
import type { AnswerOf } from '#api/endpoint.ts';
import type { showReport } from '#api/reports.ts';
import type { ClockName } from '#core/findings/clocks.ts';
import type { Affected, Finder, KnownExploitation, ReportState } from '#core/findings/report.ts';

export type Report = AnswerOf<typeof showReport>;

export const finderWords: Readonly<Record<Finder, string>> = {
  by_person: 'A person',
  by_tool: 'A tool: a fuzzer, a scanner',
  by_ai: 'An AI',
};

export const exploitationWords: Readonly<Record<KnownExploitation, string>> = {
  observed: 'It is used in attacks',
  none_known: 'I looked, and know of no attack',
  unknown: 'I do not know',
};

export const stateWords: Readonly<Record<ReportState, string>> = {
  received: 'Received',
};

export const clockWords: Readonly<Record<ClockName, string>> = {
  acknowledge: 'The clearinghouse acknowledges it',
  contact: 'The supplier is told',
  disclose: 'The silence ends',
};

export function affectedText(affected: Affected): string {
  const name = 'package' in affected ? affected.package : `${affected.vendor} ${affected.product}`;
  return `${name}: ${affected.versions}`;
}
