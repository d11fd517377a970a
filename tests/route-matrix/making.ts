// How a world is made, and what it is.
import type { FastifyInstance } from 'fastify';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Role } from '#core/parties/permissions.ts';
import type { HttpParts } from '#server/http/parts.ts';
import type { TestDatabase } from '#tests/postgres.ts';

export interface Person {
  readonly id: PersonId;
  /** Of a session in which a passkey was shown just now. */
  readonly secret: string;
}

export interface World {
  readonly organization: OrganizationId;
  readonly people: Readonly<Record<Role, Person>>;
  /** By the collection in a path and the name in braces: `tokens/{token}`. */
  readonly things: Readonly<Record<string, string>>;
}

/** The service that a world is made in; what is sealed or planned is made by asking it. */
export interface Served {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  readonly parts: HttpParts;
}

export interface Insert {
  (text: string, values: readonly unknown[]): Promise<void>;
}

/** The id of what was made by asking for it. */
export async function idOf(app: FastifyInstance, url: string, secret: string, body: unknown): Promise<string> {
  return String((await answerOf(app, url, secret, body))['id']);
}

/** What was answered where something was made. */
export async function answerOf(
  app: FastifyInstance,
  url: string,
  secret: string,
  body: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const headers = { cookie: `__Host-breakwater=${secret}`, 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) });
  if (answer.statusCode !== 201) throw new Error(`${url} was answered ${answer.statusCode}: ${answer.body}`);
  return answer.json();
}
