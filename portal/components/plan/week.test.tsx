import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ageWarnings, due, titleBriefly } from '#core/formats/bases/plan-words.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { HereProvider } from '#portal/components/here.ts';
import { ActionPage } from '#portal/components/plan/action-page.tsx';
import { saidHere } from '#portal/components/plan/told-parts.ts';
import { Week } from '#portal/components/plan/week.tsx';
import { exampleNames, examplePlans } from '#tests/example-plans.ts';

const plans = examplePlans();
const bound = examplePlans(['--bound-by', 'bod-26-04', '--hours', '2']);
const today = '2026-11-25';
const taken = async () => undefined;

function weekOf(plan: Plan, mayAct = true): string {
  const word = mayAct ? taken : undefined;
  return renderToStaticMarkup(
    <HereProvider value={{ org: 'org-1' }}>
      <Week plan={plan} today={today} say={word} onAnswer={word} />
    </HereProvider>,
  );
}

/** What is read of a page. */
function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** A sentence of the plan as the pages tell it: without the marks of code, and what has a heading without its beginning. */
function asShown(said: string): string {
  return saidHere(said)
    .replaceAll('`', '')
    .replace(/^(?:Before you begin|If something breaks): (.)/, (_, first: string) => first.toUpperCase());
}

describe.each(exampleNames)('the week of the %s', (name) => {
  const plan = plans[name];
  const text = textOf(weekOf(plan));

  test('says of each action what, when, why and how, with who says so', () => {
    expect(plan.actions.length).toBeGreaterThan(0);
    for (const action of plan.actions) {
      expect(text).toContain(action.title);
      expect(text).toContain(due(action, plan.asOf));
      for (const { text: said } of [...action.why, ...action.how, ...action.verify, ...action.ifYouCannot])
        expect(text).toContain(asShown(said));
      expect(text).toContain(action.rule);
      expect(text).toContain(action.hours.basis);
    }
  });

  test('leaves out nothing of what comes later, what is asked, what was assumed and what it can not see', () => {
    for (const action of plan.later) expect(text).toContain(titleBriefly(action));
    for (const question of plan.questions) {
      expect(text).toContain(question.text);
      expect(text).toContain(question.effect);
    }
    for (const { text: said } of [...plan.assumptions, ...plan.cannotSee]) expect(text).toContain(said);
    for (const warning of ageWarnings(plan)) expect(text).toContain(asShown(warning));
    expect(text).toContain(plan.summary.text);
    expect(text).toContain(plan.certificate.text);
  });

  test('offers whoever may only read nothing to press that would be refused', () => {
    const markup = weekOf(plan, false);
    expect(markup).not.toMatch(/<form|<input/);
    expect(textOf(markup)).not.toContain('Not affected');
  });
});

test.each(exampleNames)('what binds the %s and does not fit its hours is told, and stands in the bar', (name) => {
  const plan = bound[name];
  const text = textOf(weekOf(plan));
  for (const { title, why } of plan.cannotMeet) {
    expect(text).toContain(title);
    expect(text).toContain(why);
  }
  const short = plan.cannotMeet.reduce((sum, { hoursShort }) => sum + hoursShort, 0);
  expect(text.includes('over: due sooner')).toBe(short > 0);
});

test.each(exampleNames)('the page of an action of the %s tells all of it, with each source whole', (name) => {
  const plan = plans[name];
  for (const action of [...plan.actions, ...plan.later.slice(0, 5)]) {
    const text = textOf(
      renderToStaticMarkup(
        <HereProvider value={{ org: 'org-1' }}>
          <ActionPage action={action} plan={plan} today={today} say={taken} history="Nothing yet." />
        </HereProvider>,
      ),
    );
    for (const { text: said } of [...action.why, ...action.how, ...action.verify, ...action.ifYouCannot])
      expect(text).toContain(asShown(said));
    for (const { vulnerability } of action.closes.slice(0, 1)) expect(text).toContain(vulnerability);
    expect(text).toContain(action.sources.join(', '));
  }
});

describe('what stands in a record', () => {
  const [first] = plans.hospital.actions;
  const withAction = (changed: Partial<Action>): string =>
    weekOf({ ...plans.hospital, actions: first === undefined ? [] : [{ ...first, ...changed }], later: [] });

  test.each([
    ['markup in a title', { title: '<img src=x onerror=alert(1)>' }],
    ['markup in a sentence', { how: [{ text: '<script>alert(1)</script>', source: '"><svg onload=alert(1)>' }] }],
    ['markup in a command', { how: [{ text: 'run `</code><script>`', source: '' }] }],
  ] satisfies readonly (readonly [string, Partial<Action>])[])('is text on the page: %s', (_what, changed) => {
    expect(withAction(changed)).not.toMatch(/<(script|img|svg onload)/);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://a.example/"onclick=x', 'vbscript:x'])(
    'is no link where it is no web address: %s',
    (url) => {
      expect(withAction({ how: [{ text: 'See', source: 'x', url }] })).not.toContain(`href="${url.slice(0, 8)}`);
    },
  );

  test('names CVEs as links to their page', () => {
    const markup = withAction({ how: [{ text: 'Closes CVE-2021-44228.', source: 'x' }] });
    expect(markup).toContain('href="/organizations/org-1/vulnerabilities/CVE-2021-44228"');
  });
});

test('what is in place on somebody’s word is told, with how long and how it is asked for again', () => {
  const inPlace = {
    action: 'ab12',
    kind: 'mitigate',
    title: 'Switch off SMBv1',
    assets: ['file01'],
    since: '2026-11-03',
    source: 'you, 2026-11-03',
    reason: undefined,
    vulnerabilities: 2,
  } as const;
  const markup = weekOf({ ...plans.hospital, inPlace: [inPlace] });
  expect(textOf(markup)).toContain('Switch off SMBv1: since 2026-11-03; 2 vulnerabilities count for less on file01.');
  expect(textOf(markup)).toContain('If one no longer holds, ask for it again.');
  expect(markup).toContain('Ask for it again: Switch off SMBv1');
  expect(textOf(weekOf(plans.hospital))).not.toContain('In place, by your word');
});

test('a week without actions never reads as a week without risk', () => {
  const empty: Plan = { ...plans.bank, actions: [], later: [] };
  expect(textOf(weekOf(empty))).toMatch(/No action this week: .*may still matter/);
});
