import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, answer, type Answer } from '#core/frontier/partners/agreement.ts';
import {
  fitnessOf,
  relations,
  sizes,
  type Application,
  type Operator,
  type PartnerCriteria,
} from '#core/frontier/partners/application.ts';
import { coverageOf, proposalFor, usualTargets } from '#core/frontier/partners/coverage.ts';
import { sectors } from '#core/parties/organization.ts';

const criteria: PartnerCriteria = {
  version: '1',
  criteria: new Map([
    ['secure', 'findings are kept where only named people read them'],
    ['disclose', 'findings are reported to the clearinghouse'],
  ]),
  excludedBy: { own: ['owns', 'owned-by', 'invests-in', 'regulates'], others: ['owns', 'owned-by', 'competes-with'] },
  hoursLeast: { small: 2, medium: 10, large: 40 },
  peopleLeast: 2,
};

const hospital: Operator = { sector: 'healthcare_and_public_health', size: 'small', isRural: true };
const bank: Operator = { sector: 'financial_services', size: 'small', isRural: false };
const water: Operator = { sector: 'water_and_wastewater_systems', size: 'small', isRural: true };

function application(id: string, more: Partial<Application> = {}): Application {
  return {
    id,
    organization: id,
    size: 'small',
    operates: undefined,
    serves: [],
    meets: new Map([...criteria.criteria.keys()].map((key) => [key, 'digest'])),
    interests: [],
    hoursAWeek: 2,
    people: ['A. Adams', 'B. Brown'],
    ...more,
  };
}

describe('an applicant', () => {
  test.for([
    [application('a'), ['partner.fit']],
    [application('a', { meets: new Map([['secure', 'd']]) }), ['partner.criterion_not_shown']],
    [application('a', { hoursAWeek: 1.5 }), ['partner.hours_too_few']],
    [application('a', { size: 'large' }), ['partner.hours_too_few']],
    [application('a', { people: ['A. Adams', 'A. Adams'] }), ['partner.people_too_few']],
    [application('a', { interests: [{ relation: 'invests-in', developer: 'own' }] }), ['partner.conflict']],
    [application('a', { interests: [{ relation: 'invests-in', developer: 'other' }] }), ['partner.fit']],
    [application('a', { interests: [{ relation: 'competes-with', developer: 'other' }] }), ['partner.conflict']],
    [
      application('a', { meets: new Map(), hoursAWeek: 0, people: [] }),
      ['partner.criterion_not_shown', 'partner.criterion_not_shown', 'partner.hours_too_few', 'partner.people_too_few'],
    ],
  ] as const)('%j is answered with %j', ([one, codes]) => {
    const { isFit, reasons } = fitnessOf(one, criteria, 'own');
    expect(reasons.map(({ code }) => code)).toEqual(codes);
    expect(isFit).toBe(codes[0] === 'partner.fit');
  });

  test('is asked about an interest that is known and that it did not declare', () => {
    const known = [{ relation: 'supplies', developer: 'own' }] as const;
    expect(fitnessOf(application('a'), criteria, 'own', known).reasons).toMatchObject([
      { code: 'partner.interest_not_declared' },
    ]);
    expect(fitnessOf(application('a', { interests: known }), criteria, 'own', known).isFit).toBe(true);
  });
});

describe('a partner', () => {
  const yes = (by: Answer['by']): Answer => ({ by, says: 'yes', reason: 'it looks after forty hospitals' });
  const no = (by: Answer['by']): Answer => ({ by, says: 'no', reason: 'others of its kind applied first' });
  test.for([
    [[], 'open'],
    [[yes('developer')], 'open'],
    [[yes('developer'), yes('developer')], 'open'],
    [[yes('developer'), yes('government')], 'agreed'],
    [[yes('developer'), yes('government'), no('developer')], 'refused'],
    [[no('developer'), yes('government'), yes('developer')], 'agreed'],
    [[no('government')], 'refused'],
  ] as const)('after %j is %s', ([answers, agreement]) => {
    expect(agreementOf(answers)).toBe(agreement);
  });

  test('gets no answer without its reason', () => {
    expect(answer([], { by: 'developer', says: 'no', reason: ' ' })).toMatchObject({ code: 'partner.reason_missing' });
    expect(answer([], yes('developer'))).toEqual({ ok: true, value: [yes('developer')] });
  });
});

describe('a selection of partners', () => {
  const large = application('large', { size: 'large', operates: { ...bank, size: 'large' } });
  const city = application('city', { operates: { ...hospital, isRural: false } });
  const served = application('it-firm', { serves: [hospital, water] });
  const credit = application('credit', { operates: bank });
  const fit = [large, city, served, credit];

  test('tells which targets it leaves uncovered and who would cover them', () => {
    const covered = coverageOf(fit, new Set(['large', 'city']), usualTargets);
    expect(covered.map(({ target, lacking, wouldCover }) => [target.what, lacking, wouldCover])).toEqual([
      ['rural hospitals', 1, [{ application: 'it-firm', how: 'serves them' }]],
      ['community banks', 1, [{ application: 'credit', how: 'is one' }]],
      ['local utilities', 1, [{ application: 'it-firm', how: 'serves them' }]],
    ]);
    expect(covered[0]?.why).toBe(
      '0 of the partners are rural hospitals or serve them, 1 too few; 1 of the fit applicants would count.',
    );
  });

  test('is proposed whoever closes most of it first', () => {
    expect(proposalFor(fit, new Set(['large']), usualTargets)).toEqual([
      { application: 'it-firm', covers: ['hospital', 'utility'] },
      { application: 'credit', covers: ['bank'] },
    ]);
  });

  test('says where no applicant would help', () => {
    const [hospitals] = coverageOf([large], new Set(['large']), usualTargets);
    expect(hospitals).toMatchObject({ lacking: 1, wouldCover: [] });
    expect(hospitals?.why).toContain('no fit applicant would count');
  });

  test('counts an organization once, however often it applied', () => {
    const twice = [application('one', { operates: bank }), application('two', { operates: bank, organization: 'one' })];
    const targets = usualTargets.map((target) => ({ ...target, least: 2 }));
    const banks = coverageOf(twice, new Set(['one', 'two']), targets)[1];
    expect(banks).toMatchObject({ lacking: 1, wouldCover: [] });
    expect(coverageOf(twice, new Set(['one']), targets)[1]).toMatchObject({ lacking: 1, wouldCover: [] });
  });

  const operator = fc.record({
    sector: fc.constantFrom(...sectors, hospital.sector, bank.sector, water.sector),
    size: fc.constantFrom(...sizes),
    isRural: fc.boolean(),
  });
  const applicants = fc
    .array(
      fc.record({ operates: fc.option(operator, { nil: undefined }), serves: fc.array(operator, { maxLength: 3 }) }),
      {
        maxLength: 12,
      },
    )
    .map((all) => all.map((one, index) => application(`a${index}`, one)));

  test('with its proposal lacks only what no applicant covers', () => {
    fc.assert(
      fc.property(applicants, fc.integer({ min: 1, max: 3 }), (all, least) => {
        const targets = usualTargets.map((target) => ({ ...target, least }));
        const chosen = new Set(proposalFor(all, new Set(), targets).map((one) => one.application));
        const missing = coverageOf(all, chosen, targets).filter(({ lacking }) => lacking > 0);
        expect(missing.flatMap(({ wouldCover }) => wouldCover)).toEqual([]);
      }),
    );
  });
});

test('every relation that excludes has a sentence', () => {
  const all = relations.map((relation) => ({ relation, developer: 'own' }));
  const by = { ...criteria, excludedBy: { own: relations, others: [] } };
  const { reasons } = fitnessOf(application('a', { interests: all }), by, 'own');
  expect(reasons.map(({ why }) => why)).toEqual(
    relations.map((relation) => `It has an interest that excludes: ${relation}, of the model’s developer.`),
  );
});
