// People of a served clearinghouse, over HTTP alone: they claim links, make passkeys, accept invitations.
import { z } from 'zod';
import { authenticator, type Authenticator } from '#tests/authenticator.ts';
import { asking, until, type Answer, type Asking, type AskOptions, type Served } from '#tests/served.ts';

export interface Human extends Asking {
  readonly key: Authenticator;
  /** Asks until it is answered, and throws where it is refused. */
  readonly done: (method: string, path: string, options?: AskOptions) => Promise<unknown>;
  /** Makes the first passkey: that counts as proof for five minutes. */
  readonly addPasskey: () => Promise<void>;
  /** Proves again who it is. */
  readonly stepUp: () => Promise<void>;
}

const begun = z.looseObject({
  ceremony: z.string(),
  options: z.looseObject({
    challenge: z.string(),
    rpId: z.string().optional(),
    rp: z.object({ id: z.string() }).default({ id: 'localhost' }),
    user: z.object({ id: z.string() }).default({ id: '' }),
  }),
});

/** @param served the service as it runs by now */
export function human(served: () => Pick<Served, 'url'>): Human {
  const url = (): string | undefined => served().url;
  const key = authenticator();
  const { cookies, ask } = asking(url);
  const done = async (method: string, path: string, options: AskOptions = {}): Promise<unknown> => {
    let answer: Answer | undefined;
    // A connection of before a restart is dead, and says so only when it is used.
    for (let tries = 0; answer === undefined && tries < 3; tries += 1) answer = await ask(method, path, options);
    if (answer === undefined || answer.status >= 300)
      throw new Error(`${method} ${path} was answered ${answer?.status} ${answer?.text}`);
    return answer.json;
  };
  const origin = (): string => `http://localhost:${new URL(url() ?? '').port}`;
  return {
    cookies,
    ask,
    key,
    done,
    addPasskey: async () => {
      const { ceremony, options } = begun.parse(await done('POST', '/api/me/passkeys/options'));
      const body = { ceremony, name: 'laptop', response: key.make(options, origin()) };
      await done('POST', '/api/me/passkeys', { body });
    },
    stepUp: async () => {
      const { ceremony, options } = begun.parse(await done('POST', '/api/step-up/options'));
      const { challenge, rpId = 'localhost' } = options;
      await done('POST', '/api/step-up', { body: { ceremony, response: key.use({ challenge, rpId }, origin()) } });
    },
  };
}

export interface Administrator extends Human {
  readonly organization: string;
}

const organizations = z.looseObject({ organizations: z.array(z.looseObject({ id: z.string() })) });

/** Whoever sits at the terminal, after their link: signed in, with a passkey. */
export async function firstAdministrator(served: () => Served): Promise<Administrator> {
  const who = human(served);
  await until(() => served().links().length > 0, 'the link of the first administrator');
  await who.done('POST', '/api/sign-in/link', { body: { secret: served().links()[0] } });
  await who.addPasskey();
  const [own] = organizations.parse(await who.done('GET', '/api/organizations')).organizations;
  return { ...who, organization: own?.id ?? '' };
}

/** Enrols a hospital and lets its first administrator in, with a passkey. */
export async function enrolled(served: () => Served, by: Administrator, name: string): Promise<Administrator> {
  const hospital = {
    name,
    kind: 'critical_infrastructure_operator',
    sector: 'healthcare_and_public_health',
    administrator: `administrator@${name.toLowerCase()}.example`,
  };
  const made = await by.done('POST', `/api/organizations/${by.organization}/enrolments`, {
    body: { organizations: [hospital] },
  });
  const [one] = z
    .object({ organizations: z.array(z.looseObject({ id: z.string(), link: z.string() })) })
    .parse(made).organizations;
  const who = await joined(served, one?.link ?? '');
  return { ...who, organization: one?.id ?? '' };
}

/** Accepts an invitation with a new account, and makes a passkey. */
export async function joined(served: () => Served, link: string): Promise<Human> {
  const who = human(served);
  await who.done('POST', `/api/invitations/${codeOf(link)}`, { body: { name: 'Somebody' } });
  await who.addPasskey();
  return who;
}

/** 256 bits in hexadecimal, at the end of the link. */
export function codeOf(link: string): string {
  return /[0-9a-f]{64}$/.exec(link)?.[0] ?? '';
}
