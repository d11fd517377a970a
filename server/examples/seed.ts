// A fresh installation on one machine begins with three invented organizations: their people, their grants to whoever runs
// the server, and what they run, handed in by the same operation that anybody uses.
import { createReadStream, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Pool } from 'pg';
import { grantHoursMax } from '#core/parties/grant.ts';
import { examples } from '#server/examples/examples.ts';
import type { ShownLink } from '#server/first-administrator.ts';
import type { Transactions } from '#server/http/parts.ts';
import type { Log } from '#server/log.ts';
import type { Asker, Context, Outside } from '#server/operations/context.ts';
import { uploadDocument } from '#server/operations/upload-document.ts';
import { withoutCredential } from '#server/postgres/clearinghouse.ts';
import {
  examplePeople,
  insertExamples,
  markUploaded,
  waitingExamples,
  type NewExample,
  type WaitingExample,
} from '#server/postgres/examples.ts';
import { endSession, openSession } from '#server/postgres/sessions.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { issueLink } from '#server/sign-in/issue-link.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

/** Makes the example organizations where there is nothing but the clearinghouse; they have no documents yet. */
export function makeExamples(owner: Pool, { ids, clock }: Pick<Outside, 'ids' | 'clock'>): Promise<boolean> {
  const grantUntil = clock.now().add({ hours: grantHoursMax });
  const all = examples.map((example): NewExample => ({
    ...example,
    organizationId: ids.next<'organization'>(),
    personId: ids.next<'person'>(),
    grantId: ids.next<'grant'>(),
    grantUntil,
  }));
  return insertExamples(owner, all);
}

/** A link for each example account that nobody has claimed, to be shown in the terminal. */
export async function exampleLinks(owner: Pool, outside: Outside): Promise<readonly ShownLink[]> {
  const people = await examplePeople(owner);
  const ids = people.map(({ personId }) => personId);
  const waiting = await outside.signIn.transact((tx) => withoutCredential(tx, ids));
  const links: ShownLink[] = [];
  for (const { personId, name, organizationName } of people) {
    if (!waiting.includes(personId)) continue;
    const url = await issueLink(outside.signIn, personId, outside);
    links.push({ who: `${name} of ${organizationName}, an example`, url });
  }
  return links;
}

export interface SeedParts {
  readonly owner: Pool;
  /** As breakwater_app. */
  readonly app: Pool;
  readonly outside: Outside;
  readonly log: Log;
  /** The folder examples/. */
  readonly folder: string;
}

/**
 * Hands in what the example organizations run, as far as it is not there yet: a start that was ended in the middle is gone
 * on with by the next. Stops between two documents when `stop` is aborted.
 */
export async function uploadExamples(parts: SeedParts, stop: AbortSignal): Promise<void> {
  for (const example of await waitingExamples(parts.owner)) {
    const isWhole = await asPerson(parts, example, async (context) => {
      for (const path of documentsIn(join(parts.folder, example.folder))) {
        if (stop.aborted) return false;
        await upload(parts, context, example, path);
      }
      return true;
    });
    if (isWhole) await markUploaded(parts.owner, example.organizationId);
  }
}

async function upload(
  { folder, log }: SeedParts,
  context: Context,
  { organizationId, folder: own }: WaitingExample,
  path: string,
): Promise<void> {
  const input = {
    params: { org: organizationId },
    query: { name: path },
    body: createReadStream(join(folder, own, path)),
  };
  const decision = await uploadDocument.run(context, input);
  if (!decision.ok) log.error({ example: own, path, code: decision.code }, 'a document of the examples was refused');
}

/** Paths of all documents below a folder, with `/`, in their order; what the command remembers of plans is none. */
function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('breakwater.state'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Acts as the account of an example, by a session that is in this process's memory alone and ends with the work. */
async function asPerson<Value>(
  { app, outside }: SeedParts,
  { personId }: WaitingExample,
  work: (context: Context) => Promise<Value>,
): Promise<Value> {
  const { ids, random, signIn } = outside;
  const secret = makeSecret(random);
  const sessionId = ids.next<'session'>();
  await signIn.transact((tx) => openSession(tx, { sessionId, secretHash: hashOf(secret), personId, isProven: false }));
  const transactions: Transactions = { run: (own, run, options) => inTransaction(app, own, run, options) };
  const asker: Asker = { sessionId, secret, kind: 'person', personId, tokenId: undefined, steppedUpUntil: undefined };
  try {
    return await work({
      ...outside,
      asker,
      inTransaction: (run, options) => transactions.run(secret, run, options),
      cookies: { get: () => undefined, set: () => undefined, clear: () => undefined },
      requestId: 'examples',
    });
  } finally {
    await transactions.run(secret, (tx) => endSession(tx, sessionId));
  }
}
