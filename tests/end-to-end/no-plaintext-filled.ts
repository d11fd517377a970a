// An installation with something to hide: sealed content of each kind, and secrets that people and programs carry.
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { z } from 'zod';
import { faultsIn } from '#tests/end-to-end/crash-points-found.ts';
import { fillFrontier, sealedOfFrontier } from '#tests/end-to-end/no-plaintext-frontier.ts';
import type { Sought } from '#tests/end-to-end/no-plaintext-hunt.ts';
import { canary, keyed } from '#tests/end-to-end/no-plaintext-words.ts';
import { codeOf, enrolled, firstAdministrator, joined, type Administrator } from '#tests/served-people.ts';
import type { Installation, Served } from '#tests/served.ts';

/** What is written once and sealed. */
export const sealed = {
  note: canary('note of an organization'),
  confided: canary('note in a compartment', (word) => `${word} Ünder Émbargo, 封印された ${word.slice(0, 9)}`),
  long: canary('long note', longText),
  report: canary('report of a flaw'),
  document: canary('part of a document that no plan is made from'),
  cell: canary('column of a table that no plan is made from'),
  clientSecret: canary('secret for an identity provider'),
  ...sealedOfFrontier,
} as const;

/** As long as a note may be, so that the database cuts and packs what it has to keep; of words that stand nowhere else. */
function longText(word: string): string {
  return `${word} ${`${word.slice(0, 19)} `.repeat(400)}${`${word.slice(9, 29)} `.repeat(500)}${word}`;
}

/** What has to be found, or the hunt proves nothing: kept in the clear, as docs/guides/operator.md says. */
export const clear = {
  organization: { name: 'organization', text: `Openly-${randomBytes(12).toString('hex')}` },
  address: { name: 'address of a webhook', text: `http://127.0.0.1:9/${randomBytes(12).toString('hex')}` },
  software: { name: 'software', text: `ward-planner-${randomBytes(12).toString('hex')}` },
} as const;

export interface Filled {
  readonly hospital: Administrator;
  readonly compartment: string;
  /** The identity provider. */
  readonly provider: string;
  readonly secrets: readonly Sought[];
}

const withId = z.looseObject({ id: z.string() });

export async function fill(installation: Installation, served: () => Served): Promise<Filled> {
  const clearinghouse = await firstAdministrator(served);
  const hospital = await enrolled(served, clearinghouse, clear.organization.text);
  const path = `/api/organizations/${hospital.organization}`;
  const post = (more: string, body: unknown) => hospital.done('POST', `${path}${more}`, keyed(body));
  const { id: compartment } = withId.parse(
    await post('/compartments', {
      name: 'Those who know',
      purpose: 'a weakness',
      purposes: ['coordination'],
      terms: 'Say nothing.',
      days: 30,
    }),
  );
  const label = (compartments: readonly string[]) => ({
    tlp: 'AMBER+STRICT',
    owners: [hospital.organization],
    compartments,
  });
  await post('/notes', { text: sealed.note.text, label: label([]) });
  await post('/notes', { text: sealed.confided.text, label: label([compartment]) });
  for (const compartments of [[], [compartment]]) {
    await post('/notes', { text: sealed.long.text, label: label(compartments) });
  }
  const { id: provider } = withId.parse(
    await post('/identity-providers', {
      name: 'Ours',
      // Nobody answers there.
      issuer: 'http://127.0.0.1:9',
      clientId: 'breakwater',
      clientSecret: sealed.clientSecret.text,
    }),
  );
  await upload(hospital);
  await fillFrontier(served, clearinghouse);
  const secrets = await carried(installation, served, { clearinghouse, hospital });
  await faultsIn(installation);
  return { hospital, compartment, provider, secrets };
}

/** One that says the word wherever a report says something. */
function reportOf(word: string): unknown {
  return {
    title: word,
    affected: [{ vendor: word, product: word, versions: word }],
    flaw: word,
    reproduction: { steps: word, proof: word, environment: word, output: word },
    found: { finder: 'by_ai', means: word, isTextByAi: true },
    exploitation: 'unknown',
    toldOthers: word,
    credit: { wish: 'named', name: word },
    zone: 'UTC',
  };
}

async function upload(hospital: Administrator): Promise<void> {
  const documents = [
    [
      'app.cdx.json',
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        metadata: {
          component: { type: 'application', name: 'scheduling', version: '1.0.0' },
          properties: [{ name: 'internal:remark', value: sealed.document.text }],
        },
        components: [
          {
            type: 'library',
            name: clear.software.text,
            version: '4.1.0',
            purl: `pkg:npm/${clear.software.text}@4.1.0`,
          },
        ],
      }),
    ],
    ['assets.csv', `host,vendor,product,version,remark\nfw-edge,Fortinet,FortiOS,7.0.9,${sealed.cell.text}\n`],
  ] as const;
  for (const [name, text] of documents) {
    const at = `/api/organizations/${hospital.organization}/inventory/documents?name=${name}`;
    await hospital.done('POST', at, keyed(Buffer.from(text)));
  }
}

interface People {
  readonly clearinghouse: Administrator;
  readonly hospital: Administrator;
}

/** What opens something to whoever has it. */
async function carried(
  { data }: Installation,
  served: () => Served,
  { clearinghouse, hospital }: People,
): Promise<readonly Sought[]> {
  const path = `/api/organizations/${hospital.organization}`;
  const shown = async (more: string, body: unknown): Promise<string> =>
    z.looseObject({ secret: z.string() }).parse(await hospital.done('POST', `${path}${more}`, keyed(body))).secret;
  const { receipt } = z
    .looseObject({ receipt: z.string() })
    .parse(await hospital.done('POST', `${path}/reports`, keyed(reportOf(sealed.report.text))));
  const secret = await shown('/tokens', { name: 'pipeline', scopes: ['inventory.write'], days: 30 });
  // Nobody answers there.
  const signing = await shown('/webhooks', { url: clear.address.text });
  const invite = async (email: string): Promise<string> => {
    const body = { email, role: 'reader' };
    return z.looseObject({ link: z.string() }).parse(await hospital.done('POST', `${path}/invitations`, keyed(body)))
      .link;
  };
  const [waiting, used] = [await invite('waiting@hospital.example'), await invite('used@hospital.example')];
  const reader = await joined(served, used);
  const cookies = { clearinghouse, hospital, reader };
  return [
    { name: 'API token', text: secret },
    { name: 'receipt of a report', text: receipt },
    { name: 'secret of a webhook', text: signing, bytes: Buffer.from(signing.replace('whsec_', ''), 'base64') },
    { name: 'code of an invitation that waits', text: codeOf(waiting) },
    { name: 'code of an invitation that was accepted', text: codeOf(used) },
    ...served()
      .links()
      .map((text, at) => ({ name: `one-time link ${at}`, text })),
    ...Object.entries(cookies).flatMap(([who, { cookies: held }]) =>
      [...held].map(([name, text]) => ({ name: `${name} of ${who}`, text })),
    ),
    ...readdirSync(join(data, 'keys')).map((file) => ({
      name: `keys/${file}`,
      text: readFileSync(join(data, 'keys', file), 'utf8').trim(),
    })),
  ];
}

/** All rows of all tables, as the database understands them: what it packs is unpacked. */
export async function rowsOf(root: Client): Promise<readonly { readonly table: string; readonly bytes: Buffer }[]> {
  const { rows: tables } = await root.query<{ name: string }>(`
    SELECT c.oid::regclass::text AS name
    FROM pg_class AS c
    WHERE c.relkind IN ('r', 'm') AND c.relnamespace <> 'information_schema'::regnamespace
    ORDER BY name`);
  const all: { table: string; bytes: Buffer }[] = [];
  for (const { name } of tables) {
    const { rows } = await root.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
    const text = rows.map(({ row }) => row).join('\n');
    // Bytes are told in hexadecimal: what may be packed in them is seen once they are bytes.
    const bytes = [...text.matchAll(/\\x((?:[0-9a-f]{2})+)/g)].map(([, digits = '']) => Buffer.from(digits, 'hex'));
    all.push({ table: name, bytes: Buffer.concat([Buffer.from(text), ...bytes]) });
  }
  return all;
}

/** Command lines and environments: every account of a machine may read the former. */
export function startedWith(pids: readonly number[]): Buffer {
  return Buffer.concat(
    pids.flatMap((pid) => ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${pid}/${name}`))),
  );
}
