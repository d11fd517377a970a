// A determination by the portal, as each side has it: what each sees and may do, from evidence to what is recorded.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { criteriaDocument, tableOf } from '#server/frontier/fixtures/frontier-files.ts';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { FrontierPeople } from '#tests/end-to-end/frontier-people.ts';
import { flaws, picture, ServedPortal, settled } from '#tests/end-to-end/portal-browser.ts';
import type { Administrator, Human } from '#tests/served-people.ts';
import { until } from '#tests/served.ts';

const limitMs = 300_000;
const withId = z.looseObject({ id: z.string() });

describe.skipIf(!hasBrowser)('a determination', () => {
  const portal = new ServedPortal();
  const people = new FrontierPeople(portal);
  let developer: Administrator;
  let nsa: Administrator;
  let decider: Human;
  let second: Human;
  let consulted: Human;
  let model: string;

  beforeAll(async () => {
    await portal.start();
    const clearinghouse = await people.clearinghouse();
    developer = await people.enrolled(clearinghouse, { name: 'Foundation Labs', kind: 'ai_developer' });
    const agency = (name: string, office: string): Promise<Administrator> =>
      people.enrolled(clearinghouse, { name, kind: 'federal_agency', offices: [office] });
    nsa = await agency('NSA', 'nsa-director');
    const cisa = await agency('CISA', 'cisa-director');
    decider = await people.invited(nsa, 'Ada Decider');
    second = await people.invited(nsa, 'Grace Second');
    consulted = await people.invited(cisa, 'Kay Consulted');
    const criteria = await published();
    model = await people.model(developer, 'Nimbus 5');
    const access = (purpose: string) => ({
      purpose,
      scopes: ['record', 'evidence'],
      opensAt: hoursFromNow(-1),
      expiresAt: hoursFromNow(240),
    });
    for (const person of [decider, second]) {
      await people.letIn(developer, nsa, { model, person, grant: access('determination') });
    }
    await people.letIn(developer, cisa, { model, person: consulted, grant: access('consultation') });
    await judged(criteria);
  }, limitMs);
  afterAll(() => portal.end());

  /** Their digest. A window for comments lasts a moment at least, so that it is asked until it is over. */
  async function published(): Promise<string> {
    const path = `/api/organizations/${nsa.organization}/frontier/criteria`;
    const ends = Temporal.Now.instant().add({ seconds: 2 }).toString();
    await nsa.done('POST', `${path}/drafts`, { body: { criteria: criteriaDocument('1'), until: ends } });
    let digest = '';
    await until(async () => {
      const answer = await nsa.ask('POST', `${path}/publication`);
      if (answer?.status === 201) ({ digest } = z.looseObject({ digest: z.string() }).parse(answer.json));
      return digest !== '';
    }, 'the end of the window for comments');
    return digest;
  }

  async function judged(criteria: string): Promise<void> {
    const path = `/api/frontier/models/${model}`;
    const evidence = withId.parse(await developer.done('POST', `${path}/evidence`, { body: tableOf({ nimbus: 600 }) }));
    await developer.done('POST', `${path}/results`, { body: { evidence: [evidence.id], criteria } });
  }

  async function at(who: Human): Promise<Page> {
    const page = await people.before(who);
    await page.goto(`${portal.origin}/frontier/${model}/determination`);
    await page.getByRole('heading', { name: 'Where it stands' }).waitFor();
    return page;
  }

  test('is made of evidence, after everybody was heard', { timeout: limitMs }, async () => {
    const found: string[] = [];
    const look = async (page: Page, name: string): Promise<void> => {
      found.push(...(await flaws(page, `frontier-determination-${name}`, picture)));
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    const office = await at(decider);
    await look(office, 'before');
    await office.getByRole('button', { name: 'Lay it in the record' }).click();
    await office.getByText('Not yet: National Cyber Director').waitFor();
    for (const name of ['National Cyber Director', 'Assistant to the President']) {
      await office.getByLabel('Office', { exact: true }).selectOption({ label: await optionOf(office, name) });
      await office.getByLabel('When and how it was asked').fill('By letter, on the first day.');
      await office.getByRole('button', { name: 'Note its silence' }).click();
      await expect.poll(() => office.getByLabel('When and how it was asked').inputValue()).toBe('');
    }

    const other = await at(consulted);
    await other.locator('label', { hasText: 'differs' }).click();
    await other.getByLabel('Why', { exact: true }).fill('The items are few, and all of one kind.');
    await other.getByRole('button', { name: 'Answer for your office' }).click();
    await other.getByText('The items are few, and all of one kind.').first().waitFor();
    await look(other, 'consulted');

    await office.getByLabel('What the developer is shown').fill('It solves most of what takes a day.');
    await office.getByLabel('Comments until').fill(hoursFromNow(72).slice(0, 10));
    await office.getByRole('button', { name: 'Add something that is withheld' }).click();
    await office.getByLabel('What', { exact: true }).fill('The threshold of the next level');
    await office.getByLabel('Why', { exact: true }).fill('It is classified.');
    await office.getByRole('button', { name: 'Propose it to a colleague' }).click();
    await office.getByText('You proposed it; a colleague shows it.').waitFor();
    await look(office, 'proposed');

    const colleague = await at(second);
    await colleague.getByRole('button', { name: 'Show it to the developer' }).click();
    await colleague.getByRole('button', { name: 'Yes, show it to the developer' }).click();
    await colleague.getByRole('heading', { name: 'What the developer was shown' }).waitFor();

    const mine = await at(developer);
    await mine.getByText('Something is withheld').waitFor();
    await mine.getByRole('textbox', { name: 'Comment' }).fill('Two of the items were in our training set.');
    await mine.getByRole('button', { name: 'Send it' }).click();
    await mine.getByText('No answer yet.').waitFor();
    await look(mine, 'developer');
    expect(await mine.content()).not.toMatch(/all of one kind|threshold of the next level/);
    await mine.getByRole('button', { name: 'I have no more comments' }).click();
    await mine.getByRole('button', { name: /^Yes/ }).click();

    await office.reload();
    await office.getByRole('textbox', { name: 'Answer' }).fill('We left them out; it comes to the same.');
    await office.getByRole('button', { name: 'Answer it' }).click();
    await office.getByText('We left them out').waitFor();
    await office.getByRole('button', { name: 'Record the determination' }).click();
    await office.getByRole('button', { name: 'Yes, record the determination' }).click();
    await office.getByRole('heading', { name: /^Determination 1/ }).waitFor();
    await settled(office);
    await look(office, 'recorded');
    expect(found).toEqual([]);
    expect(people.complaints.flat()).toEqual([]);
  });

  async function optionOf(page: Page, name: string): Promise<string> {
    return (await page.getByRole('option', { name }).textContent()) ?? '';
  }
});
