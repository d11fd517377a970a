// Criteria as the clearinghouse writes them, a line each, and what they declare once they are whole.
import { targetsDeclared, type DeclaredCriteria } from '#core/frontier/partners/declared.ts';
import { linesOf } from '#portal/components/frontier/partners/application-draft.ts';
import type { Declared, Relation } from '#portal/components/frontier/partners/words.ts';

export interface DeclareDraft {
  /** `secure: findings are kept safe`. */
  readonly criteria: string;
  /** `report, 14: It reports what it finds.` */
  readonly obligations: string;
  readonly hoursLeast: { small: number; medium: number; large: number };
  readonly people: string;
  readonly own: readonly Relation[];
  readonly others: readonly Relation[];
  readonly targets: DeclaredCriteria['targets'];
}

export function declareDraftOf(before: Declared['text'] | undefined): DeclareDraft {
  if (before === undefined) {
    return {
      criteria: '',
      obligations: '',
      hoursLeast: { small: 2, medium: 10, large: 40 },
      people: '2',
      own: ['owns', 'owned-by', 'invests-in'],
      others: ['owns', 'owned-by'],
      targets: targetsDeclared(),
    };
  }
  const { criteria, obligations, hoursLeast, peopleLeast, excludedBy, targets } = before;
  return {
    criteria: criteria.map(({ id, asked }) => `${id}: ${asked}`).join('\n'),
    obligations: obligations.map(({ id, days, text }) => `${id}, ${days}: ${text}`).join('\n'),
    hoursLeast,
    people: String(peopleLeast),
    own: excludedBy.own,
    others: excludedBy.others,
    targets,
  };
}

/** What is declared, or what is lacking. */
export function declaredOf(draft: DeclareDraft): DeclaredCriteria | string {
  const asked = linesOf(draft.criteria).map((line) => /^([a-z][a-z-]{0,39}): *(\S.*)$/.exec(line));
  const promised = linesOf(draft.obligations).map((line) => /^([a-z][a-z-]{0,39}), *(\d{1,3}): *(\S.*)$/.exec(line));
  if (asked.length === 0 || asked.includes(null)) return 'Write each criterion as “short-name: what is shown”.';
  if (promised.includes(null)) return 'Write each promise as “short-name, days: what is promised”.';
  const peopleLeast = Number(draft.people);
  if (!Number.isSafeInteger(peopleLeast) || peopleLeast < 1) return 'People are counted in whole numbers.';
  return {
    criteria: asked.map((found) => ({ id: found?.[1] ?? '', asked: found?.[2] ?? '' })),
    obligations: promised.map((found) => ({ id: found?.[1] ?? '', days: Number(found?.[2]), text: found?.[3] ?? '' })),
    excludedBy: { own: [...draft.own], others: [...draft.others] },
    hoursLeast: draft.hoursLeast,
    peopleLeast,
    targets: draft.targets,
  };
}
