// What an entry of the fairness ledger says, as a sentence.
import type { AnswerOf } from '#api/endpoint.ts';
import type { showLedger } from '#api/frontier/fairness.ts';

export type LedgerEntry = AnswerOf<typeof showLedger>['entries'][number];
type Said = LedgerEntry['entry'];

const kindNames: Readonly<Record<Said['kind'], string>> = {
  asked: 'Asked',
  'evidence-asked': 'More evidence asked for',
  'criteria-applied': 'Criteria applied',
  dissent: 'Dissent',
  silence: 'An office was noted to have said nothing',
  withheld: 'Withheld',
  determined: 'Determined',
  'notice-given': 'Notice given',
  'partner-answer': 'Partner answered',
  'requested-outside': 'Asked for outside the framework',
};

const sideNames = { developer: 'The developer', government: 'The government' } as const;

export function kindWords({ entry }: LedgerEntry): string {
  return kindNames[entry.kind];
}

export function entryWords({ entry }: LedgerEntry): string {
  switch (entry.kind) {
    case 'asked':
      return 'Whether the model is a covered frontier model.';
    case 'evidence-asked':
      return entry.what;
    case 'criteria-applied':
      return `Version ${entry.version}, digest ${entry.criteria.slice(0, 12)}.`;
    case 'dissent':
      return `${entry.office}: ${entry.says}`;
    case 'silence':
      return `${entry.office}: ${entry.noted}`;
    case 'withheld':
      return `${entry.what}, because: ${entry.reason}`;
    case 'determined':
      return `${entry.verdict}, on evidence ${entry.evidence.slice(0, 12)} by criteria ${entry.criteria.slice(0, 12)}.`;
    case 'notice-given':
      return `Days are counted in ${entry.zone}.`;
    case 'partner-answer':
      return `${sideNames[entry.side]} says ${entry.says} to ${entry.applicant.name}: ${entry.reason}`;
    case 'requested-outside':
      return `${entry.by}, on ${entry.on}${entry.shield === undefined ? '' : `, of ${entry.shield}`}: ${entry.asked}`;
  }
}
