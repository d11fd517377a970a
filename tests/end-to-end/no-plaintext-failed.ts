// Everything that can go wrong with what somebody sends, each time with a word in it that nobody may find again.
import { canary } from '#tests/end-to-end/no-plaintext-words.ts';
import type { Sought } from '#tests/end-to-end/no-plaintext-hunt.ts';
import type { Administrator } from '#tests/served-people.ts';
import { asking, until, type Answer, type AskOptions, type Installation, type Served } from '#tests/served.ts';

/** What was asked, and how it was answered: by nothing where the connection broke off. */
export interface Failed {
  readonly is: string;
  readonly word: Sought;
  readonly status: number | undefined;
}

export async function failEverything(
  installation: Installation,
  served: () => Served,
  hospital: Administrator,
): Promise<readonly Failed[]> {
  const failed: Failed[] = [];
  const path = `/api/organizations/${hospital.organization}`;
  const fail = async (is: string, ask: (word: string) => Promise<Answer | undefined>): Promise<void> => {
    const word = canary(is);
    failed.push({ is, word, status: (await ask(word.text))?.status });
  };
  const asked = (is: string, method: string, of: (word: string) => readonly [string, AskOptions?]) =>
    fail(is, (word) => hospital.ask(method, ...of(word)));
  const label = { tlp: 'AMBER+STRICT', owners: [hospital.organization] };
  const json = { 'content-type': 'application/json' };

  await asked('a body of a wrong shape', 'POST', (text) => [`${path}/notes`, { body: { text, label, [text]: 1 } }]);
  await asked('a body that is no JSON', 'POST', (word) => [
    `${path}/notes`,
    { body: Buffer.from(`{"text": "${word}", ${word}`), headers: json },
  ]);
  await asked('a note that its rule refuses', 'POST', (text) => [
    `${path}/notes`,
    { body: { text, label: { ...label, owners: [] } } },
  ]);
  await asked('a query', 'GET', (word) => [`/api/me/notes?after=${word}&${word}=1`]);
  await asked('an address', 'GET', (word) => [`/api/organizations/${word}`]);
  await asked('an address of nothing', 'GET', (word) => [`/${word}/${word}.js`]);
  await asked('a key of a request', 'POST', (word) => [
    `${path}/notes`,
    { body: { text: 'hello', label }, headers: { 'idempotency-key': `${word} ${word}` } },
  ]);
  await asked('headers', 'GET', (word) => [
    '/api/me',
    { headers: { referer: `http://localhost/${word}`, 'user-agent': word, 'x-request-id': word, origin: word } },
  ]);
  await asked('a one-time link of nobody', 'POST', (secret) => ['/api/sign-in/link', { body: { secret } }]);
  await asked('an invitation of nobody', 'POST', (word) => [`/api/invitations/${word}`, { body: { name: word } }]);
  await asked('a sign-in by a provider', 'GET', (word) => [
    `/api/sign-in/provider-return?code=${word}&state=${word}&error_description=${word}`,
  ]);
  await asked('a document that can not be read', 'POST', (word) => [
    `${path}/inventory/documents?name=broken.cdx.json`,
    { body: Buffer.from(`{"bomFormat": "CycloneDX", "${word}": ${word}`) },
  ]);
  await asked('a document under a name that is none', 'POST', (word) => [
    `${path}/inventory/documents?name=../${word}.json`,
    { body: Buffer.from('{}') },
  ]);
  await fail('a token of nobody', (word) => asking(() => served().url, `bwt_${word}`).ask('GET', '/api/me'));
  await fail('a cookie of nobody', (word) =>
    asking(() => served().url).ask('GET', '/api/me', { headers: { cookie: `__Host-breakwater=${word}; x=${word}` } }),
  );

  const writes = {
    note: (text: string) => [`${path}/notes`, { body: { text, label } }],
    identity_provider: (clientSecret: string) => [
      `${path}/identity-providers`,
      { body: { name: clientSecret, issuer: 'https://a.example', clientId: clientSecret, clientSecret } },
    ],
    invitation: (word: string) => [`${path}/invitations`, { body: { email: `${word}@a.example`, role: 'reader' } }],
    api_token: (name: string) => [`${path}/tokens`, { body: { name, scopes: ['plan.read'], days: 1 } }],
    inventory_document: (word: string) => [
      `${path}/inventory/documents?name=${word}.csv`,
      { body: Buffer.from(`host,vendor,product,version\n${word},${word},${word},1.0\n`) },
    ],
  } as const satisfies Record<string, (word: string) => readonly [string, AskOptions]>;
  await hospital.stepUp();
  for (const [table, of] of [...Object.entries(writes), ['event', writes.note] as const]) {
    await refusing(installation, table, () => asked(`a write to ${table} that the database refuses`, 'POST', of));
  }
  await refusing(installation, 'plan', async () => {
    // The error tells of a whole plan, and with it of what the organization runs.
    const at = `${path}/inventory/documents?name=more.csv`;
    await hospital.done('POST', at, { body: Buffer.from('host,vendor,product,version\npc,Example,Planner,1.0\n') });
    // check_violation
    await until(() => /replan-organization.*"23514"/.test(served().said()), 'a plan that can not be written');
  });

  installation.killAt('database@request.written/write-note');
  await asked('a note with which the database was killed', 'POST', writes.note);
  installation.killAt(undefined);
  await until(async () => (await hospital.ask('GET', '/readyz'))?.status === 200, 'readiness');
  return failed;
}

/** No new row is right there: the database's error tells the whole row, to us and to no log. */
async function refusing(installation: Installation, table: string, work: () => Promise<void>): Promise<void> {
  const root = await installation.root();
  await root.query(`ALTER TABLE breakwater.${table} ADD CONSTRAINT nothing_is_right CHECK (false) NOT VALID`);
  try {
    await work();
  } finally {
    await root.query(`ALTER TABLE breakwater.${table} DROP CONSTRAINT nothing_is_right`);
    await root.end();
  }
}
