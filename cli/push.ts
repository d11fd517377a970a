// `breakwater push`: hands inventories in to a clearinghouse, from a pipeline or a timer.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ApiFault, ApiRefusal, makeClient, type Client } from '#api/client.ts';
import type { AnswerOf } from '#api/endpoint.ts';
import { uploadBytesMax, uploadDocument } from '#api/inventories.ts';
import { idOf, onlyOrganization, safeUrl, tokenIn } from '#cli/clearinghouse.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { filesToPush, type FileToPush } from '#cli/files-to-push.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { printable } from '#core/formats/bases/printable.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';

export const usage = `breakwater push FILE... --to URL --token-file FILE [options]

Hands inventories in to a clearinghouse: SBOMs, lock files, lists of assets, scanners' reports. Of a
folder it takes the files that may hold an inventory by their names. Each is kept there under its
path from here (of one that lies elsewhere, under its last part); one that comes again under the
same name takes the place of the former, and the same bytes again change nothing.

  --to URL            the clearinghouse: https://breakwater.example.org
  --token-file FILE   file that holds an API token with the scope inventory.write; - reads it from
                      the standard input
  --organization ID   whose inventory it is; needed where the token serves several organizations,
                      or may not list them (scope organization.read)

Exit status: 0 all handed in, 2 something was refused or the server was not reached (the other
files are handed in all the same), 3 internal failure, here or there.
`;

interface Words {
  readonly paths: readonly string[];
  readonly to: string;
  readonly tokenFile: string;
  readonly organization: string | undefined;
}

/** @param ask the network unless a test gives its own */
export async function run(args: readonly string[], io: Io, ask: typeof fetch = fetch): Promise<ExitStatus> {
  const { paths, to, tokenFile, organization } = parse(args);
  const baseUrl = safeUrl(to);
  const { files, passed } = filesToPush(paths, io);
  const client = makeClient({ baseUrl, token: await tokenIn(tokenFile, io), fetch: ask });
  try {
    const org = organization === undefined ? await onlyOrganization(client, 'inventory') : idOf(organization);
    for (const { reason, count, example } of passed) {
      io.stderr(`passed over ${count} ${reason}: ${printable(example)}\n`);
    }
    return await pushAll(files, { client, org, io });
  } catch (error) {
    if (!(error instanceof ApiFault || error instanceof ApiRefusal)) throw error;
    io.stderr(`${baseUrl}: ${toldOf(error)}\n`);
    return statusOf(error);
  }
}

interface Target {
  readonly client: Client;
  readonly org: OrganizationId;
  readonly io: Io;
}

/** Throws where there is no use in trying the others. */
async function pushAll(files: readonly FileToPush[], target: Target): Promise<ExitStatus> {
  const { io } = target;
  let status: ExitStatus = 0;
  const counts = { new: 0, same: 0, refused: 0 };
  for (const file of files) {
    try {
      const told = await pushOne(file, target);
      counts[told.isNew ? 'new' : 'same'] += 1;
      io.stdout(shown(told));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || isOfAll(error)) throw error;
      counts.refused += 1;
      if (status !== 3) status = statusOf(error);
      io.stderr(`${printable(file.path)}: ${toldOf(error)}\n`);
    }
  }
  io.stdout(`${counts.new} handed in, ${counts.same} there already, ${counts.refused} refused\n`);
  return status;
}

/** Whoever may not hand in one may hand in none. */
function isOfAll({ status }: ApiRefusal): boolean {
  return status === 401 || status === 403 || status === 404;
}

type Kept = AnswerOf<typeof uploadDocument>;

/** Of one file, while the server is too busy to read it. */
const attemptsMax = 5;
const waitMaxS = 60;

async function pushOne(file: FileToPush, { client, org, io }: Target): Promise<Kept> {
  if (file.bytes > uploadBytesMax) {
    throw refusal('document.too_large', `is larger than ${grouped(uploadBytesMax)} bytes`);
  }
  const body = new Uint8Array(await readFile(resolve(io.cwd, file.path)));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.ask(uploadDocument, { params: { org }, query: { name: file.name }, body });
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.retry !== 'later' || attempt === attemptsMax) throw error;
      await setTimeout(Math.min(error.retryAfterS ?? attempt, waitMaxS) * 1000);
    }
  }
}

function refusal(code: ApiRefusal['code'], why: string): ApiRefusal {
  return new ApiRefusal({ code, status: 413, title: why, why, faults: [] }, undefined);
}

/** What was understood and what was left out: nothing that was dropped goes unsaid. */
function shown({ name, isNew, format, assets, components, dropped, questions }: Kept): string {
  const lines = [
    `${isNew ? 'handed in  ' : 'as before  '}${name}: ${format}, ${plural(assets, 'asset')}, ${plural(components, 'component')}`,
    ...dropped.map(({ reason, count, example }) => `           left out ${grouped(count)}: ${reason} (${example})`),
    ...(questions.length === 0
      ? []
      : [`           ${plural(questions.length, 'question')} on its columns, to be answered there`]),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function toldOf(error: ApiFault | ApiRefusal): string {
  if (error instanceof ApiFault) return printable(error.message);
  const faults = error.faults.map(({ place, why }) => `; ${place}: ${why}`).join('');
  const more: Partial<Record<number, string>> = {
    401: 'the token is unknown, expired or revoked: ',
    404: 'no such organization, or the token may not hand in there (scope inventory.write): ',
  };
  return printable(`${more[error.status] ?? ''}${error.message}${faults} (${error.code})`);
}

function statusOf(error: ApiFault | ApiRefusal): ExitStatus {
  return error instanceof ApiRefusal && error.status === 500 ? 3 : 2;
}

function parse(args: readonly string[]): Words {
  const text = { type: 'string' } as const;
  const { values, positionals } = read(() =>
    parseArgs({
      args: [...args],
      options: { to: text, 'token-file': text, organization: text },
      allowPositionals: true,
      strict: true,
    }),
  );
  const { to, 'token-file': tokenFile, organization } = values;
  if (positionals.length === 0) throw new BadUsage('name at least one file');
  if (to === undefined) throw new BadUsage('say with --to URL where to');
  if (tokenFile === undefined) throw new BadUsage('say with --token-file FILE where the API token is');
  return { paths: positionals, to, tokenFile, organization };
}

function read<Value>(words: () => Value): Value {
  try {
    return words();
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
