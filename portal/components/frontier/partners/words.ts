// What partners, their sizes and their interests are called.
import type { AnswerOf } from '#api/endpoint.ts';
import type { listApplications, listModelPartners, listPartnerCriteria } from '#api/frontier/partners.ts';
import type { relations, Size } from '#core/frontier/partners/application.ts';
import type { Sector } from '#core/parties/organization.ts';
import { sectorWords } from '#portal/components/sector-words.ts';

export type Declared = AnswerOf<typeof listPartnerCriteria>['criteria'][number];
export type Application = AnswerOf<typeof listApplications>['applications'][number];
export type Answer = Application['answers'][number];
export type ModelPartners = AnswerOf<typeof listModelPartners>;
export type Coverage = ModelPartners['coverage'][number];
export type Partner = ModelPartners['partners'][number];
export type Says = Application['says'];
export type Relation = (typeof relations)[number];

export const sizeWords: Readonly<Record<Size, string>> = { small: 'Small', medium: 'Medium', large: 'Large' };

export const relationWords: Readonly<Record<Relation, string>> = {
  owns: 'owns a part of',
  'owned-by': 'is owned in part by',
  'invests-in': 'invests in',
  supplies: 'supplies',
  'competes-with': 'competes with',
  regulates: 'regulates',
};

/** `small, rural, healthcare and public health`. */
export function operatorWords({ sector, size, isRural }: { sector: Sector; size: Size; isRural: boolean }): string {
  return `${sectorWords(sector)} (${sizeWords[size].toLowerCase()}${isRural ? ', rural' : ''})`;
}

/** Whether the government and a developer both say yes to what the application says now, as far as its applicant sees. */
export function isChosenByBoth({
  answers,
  version,
}: {
  readonly answers: readonly Pick<Answer, 'side' | 'says' | 'version' | 'followed'>[];
  readonly version: number;
}): boolean {
  const yes = answers.filter((one) => one.says === 'yes' && !one.followed && one.version === version);
  return yes.some(({ side }) => side === 'government') && yes.some(({ side }) => side === 'developer');
}

export const agreementWords: Readonly<Record<ModelPartners['applications'][number]['agreement'], string>> = {
  open: 'Not both sides have answered',
  agreed: 'Chosen by both sides',
  refused: 'One side said no',
};
