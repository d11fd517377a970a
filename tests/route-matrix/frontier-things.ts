// What paths of the voluntary framework name: a model of the organization's own, and access to it that it gave itself, as its
// own evaluator, so that its administrator stands on both sides.
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { makeEvidenceThings } from '#tests/route-matrix/evidence-things.ts';
import { answerOf, idOf, type Insert, type Served, type World } from '#tests/route-matrix/making.ts';

/** Of the access that is given. */
export const accessTerms = 'Tell nobody.';

export async function makeFrontierThings(served: Served, world: World, insert: Insert): Promise<World['things']> {
  const { app } = served;
  const {
    organization: org,
    people: { administrator },
  } = world;
  const { secret } = administrator;
  const become = (kind: string): Promise<void> =>
    insert(`UPDATE breakwater.organization SET kind = $2 WHERE org_id = $1`, [org, kind]);
  await become('ai_developer');
  const model = await idOf(app, `/api/organizations/${org}/frontier/models`, secret, { name: 'Nimbus', about: '' });
  await become('researcher');
  await insert(`INSERT INTO breakwater.frontier_office (org_id, office, name) VALUES ($1, 'evaluator', $2)`, [
    org,
    org,
  ]);
  const access = await idOf(app, `/api/frontier/models/${model}/grants`, secret, {
    holder: org,
    purpose: 'evaluation',
    scopes: ['record'],
    terms: accessTerms,
    opensAt: Temporal.Now.instant().toString(),
    expiresAt: hoursFromNow(100),
    tellsDeveloper: true,
  });
  await insert(
    `INSERT INTO breakwater.frontier_grant_person (org_id, model_id, grant_id, person_id, known_as)
    VALUES ($1, $2, $3, $4, 'Administrator')`,
    [org, model, access, administrator.id],
  );
  const widening = await idOf(app, `/api/frontier/grants/${access}/widenings`, secret, {
    scopes: ['record', 'evidence'],
  });
  await told(app, `/api/frontier/models/${model}/notices`, secret, {
    releases: {},
    daysOffered: 0,
    audience: 'developer',
  });
  await answerOf(app, `/api/frontier/models/${model}/releases`, secret, { of: 1, reason: 'Asked for.' });
  // One version for all the worlds that are made: a clearinghouse declares it once.
  await insert(
    `INSERT INTO breakwater.frontier_partner_criteria (org_id, version, declared_at, body, digest)
    VALUES ($1, 1, now(), $2, $3)`,
    [org, JSON.stringify(declared), digestOfTerms('criteria')],
  );
  // What nobody published is opened by nobody.
  const commitment = digestOfTerms('commitment');
  const application = await idOf(app, `/api/organizations/${org}/frontier/application`, secret, appliesNow);
  return {
    ...(await makeEvidenceThings(served, world, model)),
    'applications/{application}': application,
    'editions/{period}': '2026-09-30',
    'commitments/{digest}': commitment,
    'partners/{application}': application,
    'models/{model}': model,
    'widenings/{widening}': widening,
    'releases/{release}': '2',
    'people/{person}': administrator.id,
    'planned-releases/{stage}': 'general',
    'grants/{access}': access,
    'offices/{organization}': org,
    '{organization}/{office}': 'evaluator',
  };
}

const declared = {
  criteria: [{ id: 'secure', asked: 'findings are kept safe' }],
  excludedBy: { own: [], others: [] },
  hoursLeast: { small: 0, medium: 0, large: 0 },
  peopleLeast: 1,
  targets: [],
  obligations: [],
};

/** An application to be a trusted partner. */
export const appliesNow = {
  criteria: 1,
  says: { size: 'small', serves: [], shows: [], interests: [], hoursAWeek: 1, people: [] },
};

/** Where nothing is answered but that it was taken. */
async function told(app: Served['app'], url: string, secret: string, body: unknown): Promise<void> {
  const headers = { cookie: `__Host-breakwater=${secret}`, 'content-type': 'application/json' };
  const { statusCode } = await app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) });
  if (statusCode !== 204) throw new Error(`${url} was answered ${statusCode}`);
}
