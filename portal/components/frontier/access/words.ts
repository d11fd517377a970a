// How access reads where it is given, and where it is accepted.
import type { AnswerOf } from '#api/endpoint.ts';
import type { listAccess } from '#api/frontier/grants.ts';
import type { AccessPurpose, AccessScope } from '#core/frontier/access/grant.ts';

export type Grant = AnswerOf<typeof listAccess>['grants'][number];

/** What a developer gives access for. */
export const purposeChoices: Readonly<Record<AccessPurpose, { readonly text: string; readonly hint: string }>> = {
  determination: {
    text: 'To determine whether it is a covered frontier model',
    hint: 'For the Director of NSA alone (order 14409, section 3(a)). No release waits for it.',
  },
  consultation: { text: 'To be consulted on that', hint: 'For the offices that are asked before it is determined.' },
  evaluation: { text: 'To test it', hint: 'For evaluators, and offices that test.' },
  oversight: { text: 'To see that developers are treated alike', hint: 'For the independent overseer.' },
  partner: {
    text: 'To work with it as a trusted partner',
    hint: 'For an organization to which both you and the government said yes.',
  },
};

/** The same within a sentence, of whom is told: `for testing it`. */
export const purposeWords: Readonly<Record<AccessPurpose, string>> = {
  determination: 'determining whether it is a covered frontier model',
  consultation: 'being consulted on that',
  evaluation: 'testing it',
  oversight: 'overseeing that developers are treated alike',
  partner: 'working with it as a trusted partner',
};

/** What access opens. */
export const scopeChoices: Readonly<Record<AccessScope, { readonly text: string; readonly hint: string }>> = {
  record: {
    text: 'What stands in its record',
    hint: 'What you told to those who have the record, and determinations.',
  },
  evidence: { text: 'Results with their samples', hint: 'Runs of benchmarks, item by item.' },
  model: { text: 'The model itself', hint: 'How it is reached, which you write below, and its use.' },
};

/** What access opens, within a sentence. */
export function scopesTold(scopes: readonly AccessScope[]): string {
  return scopes.map((scope) => scopeChoices[scope].text.toLowerCase()).join(', ');
}

/** Whether it gives anything now, or will. */
export function stateOf(
  { ended, opensAt, expiresAt }: Pick<Grant, 'ended' | 'opensAt' | 'expiresAt'>,
  now: number,
): 'ended' | 'over' | 'opens later' | 'open' {
  if (ended) return 'ended';
  if (Date.parse(expiresAt) <= now) return 'over';
  return Date.parse(opensAt) > now ? 'opens later' : 'open';
}

/** What somebody did with access, by the operation's name; one that stands nowhere here is told by it. */
export function toldUse(what: string): string {
  return useWords[what] ?? what.replaceAll('-', ' ');
}

const useWords: Readonly<Record<string, string>> = {
  'list-models': 'saw it in their list',
  'show-model': 'opened it',
  'show-model-use': 'read how it is reached',
  'list-notices': 'read what you told',
  'show-timeline': 'read its timeline',
  'download-timeline': 'took its timeline as a calendar',
  'show-determination': 'read where its determination stands',
  'ask-for-evidence': 'asked for more evidence',
  'record-evidence': 'laid a result in the record',
  'answer-consultation': 'answered for an office that is consulted',
  'propose-assessment': 'proposed what you are shown of the assessment',
  'show-assessment': 'showed you the assessment',
  'answer-comment': 'answered a comment of yours',
  'make-determination': 'recorded a determination',
  'list-evidence': 'read its evidence',
  'hand-in-evidence': 'handed evidence in',
  'download-evidence-runs': 'took runs of its evidence',
  'list-results': 'read what its evidence comes to',
  'list-result-items': 'read a result item by item',
  'work-out-result': 'worked out what its evidence comes to',
  'verify-result': 'worked a result out again',
  'download-result': 'took a result’s record',
  'download-result-runs': 'took the runs of a result',
  'list-model-findings': 'read flaws that were found in it',
  'report-finding': 'handed in a flaw that it found',
  'list-partner-entries': 'read what partners promised and told',
  'tell-as-partner': 'told what it did as a partner',
};
