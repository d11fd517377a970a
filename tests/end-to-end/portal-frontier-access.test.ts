// Access to a model by the portal, as each side has it: a developer gives it, the holder names somebody, they accept the terms
// and see the model, and the developer sees what they did and ends it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { flaws, picture, ServedPortal, settled } from '#tests/end-to-end/portal-browser.ts';
import { codeOf, human, type Administrator, type Human } from '#tests/served-people.ts';

const limitMs = 300_000;
const withId = z.looseObject({ id: z.string() });

describe.skipIf(!hasBrowser)('access to a model', () => {
  const portal = new ServedPortal();
  let developer: Administrator;
  let nsa: Administrator;
  let tester: Human;
  const complaints: (readonly string[])[] = [];

  beforeAll(async () => {
    await portal.start();
    const clearinghouse = await administratorOfServer();
    developer = await enrolledAs(clearinghouse, 'Foundation Labs', 'ai_developer');
    nsa = await enrolledAs(clearinghouse, 'NSA', 'federal_agency');
    tester = await invited(nsa, 'Ada Tester');
    const path = `/api/organizations/${clearinghouse.organization}/frontier/offices`;
    for (const office of ['nsa-director', 'evaluator']) {
      await clearinghouse.done('POST', path, { body: { organization: nsa.organization, office } });
    }
  }, limitMs);
  afterAll(() => portal.end());

  const newcomer = (): Human => human(() => ({ url: portal.origin }));

  async function administratorOfServer(): Promise<Administrator> {
    const who = newcomer();
    const secret = codeOf(portal.link(/administrator of this server/));
    await who.done('POST', '/api/sign-in/link', { body: { secret } });
    await who.addPasskey();
    const { organizations } = z
      .looseObject({ organizations: z.array(z.looseObject({ id: z.string(), kind: z.string() })) })
      .parse(await who.done('GET', '/api/organizations'));
    return { ...who, organization: organizations.find(({ kind }) => kind === 'clearinghouse')?.id ?? '' };
  }

  async function enrolledAs(by: Administrator, name: string, kind: string): Promise<Administrator> {
    const one = { name, kind, administrator: `administrator@${kind.replaceAll('_', '-')}.example` };
    const made = await by.done('POST', `/api/organizations/${by.organization}/enrolments`, {
      body: { organizations: [one] },
    });
    const [enrolled] = z
      .object({ organizations: z.array(z.looseObject({ id: z.string(), link: z.string() })) })
      .parse(made).organizations;
    const who = await accepted(enrolled?.link ?? '', `${name} Administrator`);
    return { ...who, organization: enrolled?.id ?? '' };
  }

  async function invited(by: Administrator, name: string): Promise<Human> {
    const body = { email: 'ada@nsa.example', role: 'operator' };
    const made = await by.done('POST', `/api/organizations/${by.organization}/invitations`, { body });
    return accepted(z.looseObject({ link: z.string() }).parse(made).link, name);
  }

  async function accepted(link: string, name: string): Promise<Human> {
    const who = newcomer();
    await who.done('POST', `/api/invitations/${codeOf(link)}`, { body: { name } });
    await who.addPasskey();
    return who;
  }

  /** A browser that has this person's session. */
  async function before(who: Human): Promise<Page> {
    const { page, context, complaints: own } = await portal.visitor();
    complaints.push(own);
    const cookies = [...who.cookies].map(([name, value]) => ({
      name,
      value,
      domain: 'localhost',
      path: '/',
      secure: true,
      httpOnly: true,
    }));
    await context.addCookies(cookies);
    return page;
  }

  const address = (path: string): string => `${portal.origin}${path}`;

  test('is given, named, accepted, used, seen and ended', { timeout: limitMs }, async () => {
    const found: string[] = [];
    const { id: model } = withId.parse(
      await developer.done('POST', `/api/organizations/${developer.organization}/frontier/models`, {
        body: { name: 'Nimbus 5', about: 'It is trained now.' },
      }),
    );
    const release = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 16);
    const notice = { releases: { 'trusted-partners': { at: release, zone: 'UTC' } }, daysOffered: 30 };
    await developer.done('POST', `/api/frontier/models/${model}/notices`, {
      body: { ...notice, audience: 'developer' },
    });

    const mine = await before(developer);
    await mine.goto(address(`/frontier/${model}`));
    await mine.getByRole('link', { name: 'Access' }).click();
    await mine.getByText('You gave none. Nothing follows from that.').waitFor();
    found.push(...(await flaws(mine, 'frontier-access-none', picture)));
    await mine.locator('label', { hasText: 'To test it' }).click();
    await mine.locator('label', { hasText: 'The model itself' }).click();
    await mine.getByLabel('How the model is reached').fill('https://models.example/nimbus');
    const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await mine.getByLabel('Last day').fill(day(60));
    await mine.getByRole('button', { name: 'Give access' }).click();
    await mine.getByText('The government uses a model within the window of your notice').waitFor();
    await mine.getByLabel('Last day').fill(day(8));
    await mine.getByRole('button', { name: 'Give access' }).click();
    await mine.getByText('Nobody is named yet').waitFor();

    const theirs = await before(nsa);
    await theirs.goto(address('/frontier'));
    await theirs.getByRole('heading', { name: 'Access that was given' }).waitFor();
    expect(await theirs.locator('main').textContent()).not.toMatch(/Nimbus|Foundation Labs/);
    await theirs.getByLabel('Name somebody of yours').selectOption({ label: 'Ada Tester' });
    await theirs.getByRole('button', { name: /^Name/ }).click();
    await theirs.getByRole('table', { name: 'Who is named of NSA' }).getByText('not accepted yet').waitFor();
    found.push(...(await flaws(theirs, 'frontier-offers-holder', picture)));

    const ada = await before(tester);
    await ada.goto(address('/frontier'));
    await ada.getByText('You see nothing of the model before you accept these terms').waitFor();
    expect(await ada.locator('main').textContent()).not.toMatch(/Nimbus|Foundation Labs/);
    found.push(...(await flaws(ada, 'frontier-offers-named', picture)));
    await ada.getByRole('button', { name: /^Accept the terms/ }).click();
    await ada.getByRole('link', { name: 'Go to the model' }).click();
    await ada.getByRole('heading', { name: /Nimbus 5/ }).waitFor();
    await ada.getByRole('link', { name: 'Access' }).click();
    await ada.getByText('https://models.example/nimbus').waitFor();
    found.push(...(await flaws(ada, 'frontier-access-held', picture)));

    await mine.reload();
    await mine
      .getByRole('table', { name: 'Uses of access, newest first' })
      .getByText('read how it is reached')
      .first()
      .waitFor();
    await mine.getByLabel('Why').fill('The office asked for the dates.');
    await mine.getByRole('button', { name: /Propose it: tell more people/ }).click();
    await mine.getByText('You proposed it: another person of yours agrees.').waitFor();
    await mine.locator('summary', { hasText: 'Open more to them' }).click();
    found.push(...(await flaws(mine, 'frontier-access-given', picture)));
    await mine.getByRole('button', { name: /End the access of NSA/ }).click();
    await mine.getByRole('button', { name: /^Yes, end it/ }).click();
    await mine.getByText('Nothing that you gave is open.').waitFor();

    await ada.reload();
    await settled(ada);
    expect(await ada.locator('main').textContent()).not.toMatch(/Nimbus/);
    await ada.goto(address('/frontier'));
    await settled(ada);
    expect(await ada.locator('main').textContent()).not.toMatch(/Nimbus|Access that was given/);
    expect(found).toEqual([]);
    expect(complaints.flat()).toEqual([]);
  });
});
