// Developers, offices and their people before the portal: enrolled over HTTP by the clearinghouse, with browsers of their own.
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Look, ServedPortal } from '#tests/end-to-end/portal-browser.ts';
import { codeOf, human, type Administrator, type Human } from '#tests/served-people.ts';

const withId = z.looseObject({ id: z.string() });
const ofMine = z.looseObject({ organizations: z.array(z.looseObject({ id: z.string(), kind: z.string() })) });

export class FrontierPeople {
  readonly #portal: ServedPortal;
  /** What pages complained of, for each browser. */
  readonly complaints: (readonly string[])[] = [];

  constructor(portal: ServedPortal) {
    this.#portal = portal;
  }

  #newcomer(): Human {
    return human(() => ({ url: this.#portal.origin }));
  }

  clearinghouse(): Promise<Administrator> {
    return this.#claimed(/administrator of this server/, 'clearinghouse');
  }

  /** Of the example that runs a hospital. */
  hospital(): Promise<Administrator> {
    return this.#claimed(/Hospital/, 'critical_infrastructure_operator');
  }

  async #claimed(link: RegExp, kind: string): Promise<Administrator> {
    const who = this.#newcomer();
    await who.done('POST', '/api/sign-in/link', { body: { secret: codeOf(this.#portal.link(link)) } });
    await who.addPasskey();
    const { organizations } = ofMine.parse(await who.done('GET', '/api/organizations'));
    return { ...who, organization: organizations.find((one) => one.kind === kind)?.id ?? '' };
  }

  /** @param offices that the clearinghouse says it is */
  async enrolled(
    by: Administrator,
    {
      name,
      kind,
      offices = [],
    }: { readonly name: string; readonly kind: string; readonly offices?: readonly string[] },
  ): Promise<Administrator> {
    const one = { name, kind, administrator: `administrator@${name.toLowerCase().replaceAll(' ', '-')}.example` };
    const made = await by.done('POST', `/api/organizations/${by.organization}/enrolments`, {
      body: { organizations: [one] },
    });
    const [enrolled] = z
      .object({ organizations: z.array(z.looseObject({ id: z.string(), link: z.string() })) })
      .parse(made).organizations;
    const who = await this.accepted(enrolled?.link ?? '', `${name} Administrator`);
    const organization = enrolled?.id ?? '';
    for (const office of offices) {
      const path = `/api/organizations/${by.organization}/frontier/offices`;
      await by.done('POST', path, { body: { organization, office } });
    }
    return { ...who, organization };
  }

  async invited(by: Administrator, name: string): Promise<Human> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@people.example`;
    const made = await by.done('POST', `/api/organizations/${by.organization}/invitations`, {
      body: { email, role: 'operator' },
    });
    return this.accepted(z.looseObject({ link: z.string() }).parse(made).link, name);
  }

  async accepted(link: string, name: string): Promise<Human> {
    const who = this.#newcomer();
    await who.done('POST', `/api/invitations/${codeOf(link)}`, { body: { name } });
    await who.addPasskey();
    return who;
  }

  /** A model of the developer's; answers its id. */
  async model(developer: Administrator, name: string): Promise<string> {
    const path = `/api/organizations/${developer.organization}/frontier/models`;
    return withId.parse(await developer.done('POST', path, { body: { name, about: 'It is trained now.' } })).id;
  }

  /** Access to a model for a person of the holder, who accepted the terms. */
  async letIn(
    developer: Administrator,
    holder: Administrator,
    { model, person, grant }: { readonly model: string; readonly person: Human; readonly grant: object },
  ): Promise<void> {
    const body = { holder: holder.organization, terms: 'Tell nobody.', tellsDeveloper: true, ...grant };
    const given = withId.parse(await developer.done('POST', `/api/frontier/models/${model}/grants`, { body }));
    const me = withId.parse(await person.done('GET', '/api/me'));
    const path = `/api/frontier/grants/${given.id}`;
    await holder.done('POST', `${path}/people`, { body: { person: me.id } });
    const { termsDigest } = z.looseObject({ termsDigest: z.string() }).parse(await person.done('GET', path));
    await person.done('POST', `${path}/acceptance`, { body: { termsDigest } });
  }

  /** A browser that has this person's session. */
  async before(who: Human, look: Look = {}): Promise<Page> {
    const { page, context, complaints } = await this.#portal.visitor(look);
    this.complaints.push(complaints);
    const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true };
    await context.addCookies([...who.cookies].map(([name, value]) => ({ name, value, ...kept })));
    return page;
  }
}
