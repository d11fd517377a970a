// How a determination reads to people.
import type { AnswerOf } from '#api/endpoint.ts';
import type { showDetermination } from '#api/frontier/determinations.ts';
import { officeNames } from '#core/frontier/access/offices.ts';

export type Standing = AnswerOf<typeof showDetermination>;
export type Recorded = Standing['determinations'][number];
type Office = Standing['answers'][number]['office'];
type View = Standing['answers'][number]['view'];

/** `Director of NSA`: without what it does. */
export function officeText(office: Office): string {
  return officeNames[office].split(',')[0] ?? office;
}

export const viewWords: Readonly<Record<View, string>> = {
  agrees: 'agrees',
  differs: 'differs',
  none: 'was asked, and said nothing',
};

export const verdictWords: Readonly<Record<Recorded['verdict'], string>> = {
  'step-change': 'Step-change: surely over the margin, against every model it was compared with',
  incremental: 'Incremental: surely under the margin against one of them',
  inconclusive: 'Inconclusive: the evidence leaves both open',
  'indeterminate: measurement': 'Indeterminate: it hangs on how it is measured',
};
