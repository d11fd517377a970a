// What is sealed of a model under the voluntary framework: a word in each place where a developer, an office or a partner writes.
import { z } from 'zod';
import { daysFromNow, hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { criteriaDocument, suiteOf, tableOf } from '#server/frontier/fixtures/frontier-files.ts';
import { declared, says } from '#server/frontier/fixtures/partners.ts';
import { canary, keyed } from '#tests/end-to-end/no-plaintext-words.ts';
import { codeOf, human, type Administrator } from '#tests/served-people.ts';
import type { Served } from '#tests/served.ts';

/** What is written once and sealed. */
export const sealedOfFrontier = {
  name: canary('name of a model'),
  about: canary('what is said of a model'),
  enquiry: canary('enquiry whether a model is covered'),
  reason: canary('reason for telling more people'),
  terms: canary('terms of access'),
  instructions: canary('how a model is reached'),
  provenance: canary('where a flaw came from'),
  alias: canary('name of a model in evidence'),
  suite: canary('private item of a suite'),
  reference: canary('name of a model in a reference'),
  criteria: canary('criteria that are sealed'),
  request: canary('request for more evidence'),
  application: canary('application of a partner'),
  answer: canary('reason of an answer to a partner'),
  entry: canary('what a partner tells'),
} as const;

const withId = z.looseObject({ id: z.string() });

interface Parties {
  readonly clearinghouse: Administrator;
  readonly developer: Administrator;
  readonly office: Administrator;
  readonly partner: Administrator;
}

export async function fillFrontier(served: () => Served, clearinghouse: Administrator): Promise<void> {
  const enrol = async (name: string, kind: string): Promise<Administrator> => {
    const one = { name, kind, administrator: `first@${kind.replaceAll('_', '-')}.example` };
    const path = `/api/organizations/${clearinghouse.organization}/enrolments`;
    const [enrolled] = z
      .object({ organizations: z.array(z.looseObject({ id: z.string(), link: z.string() })) })
      .parse(await clearinghouse.done('POST', path, keyed({ organizations: [one] }))).organizations;
    const who = human(served);
    await who.done('POST', `/api/invitations/${codeOf(enrolled?.link ?? '')}`, { body: { name: 'Somebody' } });
    await who.addPasskey();
    return { ...who, organization: enrolled?.id ?? '' };
  };
  const parties = {
    clearinghouse,
    developer: await enrol('Labs', 'ai_developer'),
    office: await enrol('Office', 'federal_agency'),
    partner: await enrol('Partner', 'service_provider'),
  };
  const offices = `/api/organizations/${clearinghouse.organization}/frontier/offices`;
  for (const office of ['nsa-director', 'cisa-director', 'evaluator']) {
    await clearinghouse.done('POST', offices, keyed({ organization: parties.office.organization, office }));
  }
  const { id: model } = withId.parse(
    await parties.developer.done(
      'POST',
      `/api/organizations/${parties.developer.organization}/frontier/models`,
      keyed({ name: sealedOfFrontier.name.text, about: sealedOfFrontier.about.text }),
    ),
  );
  await fillModel(parties, model);
  await fillOffice(parties, model);
  await fillPartner(parties, model);
}

async function fillModel({ developer, office }: Parties, model: string): Promise<void> {
  const of = `/api/frontier/models/${model}`;
  const at = daysFromNow(10).slice(0, 16);
  const notice = { releases: { 'trusted-partners': { at, zone: 'UTC' } }, daysOffered: 30, audience: 'developer' };
  await developer.done('POST', `${of}/notices`, keyed(notice));
  await developer.done('POST', `${of}/enquiries`, keyed({ text: sealedOfFrontier.enquiry.text }));
  await developer.done('POST', `${of}/releases`, keyed({ of: 1, reason: sealedOfFrontier.reason.text }));
  const runs = Buffer.from(tableOf({ [sealedOfFrontier.alias.text]: 60 }));
  await developer.done('POST', `${of}/evidence`, keyed(runs));
  for (const [purpose, scopes] of [
    ['determination', ['record', 'evidence']],
    ['consultation', ['record']],
    ['evaluation', ['model', 'record']],
  ] as const) {
    const grant = { purpose, scopes, terms: `${sealedOfFrontier.terms.text} ${purpose}`, tellsDeveloper: false };
    await letInto(developer, office, model, {
      ...grant,
      ...(purpose === 'evaluation' && { instructions: sealedOfFrontier.instructions.text }),
    });
  }
}

/** The holder's administrator names themselves, and accepts. */
async function letInto(by: Administrator, holder: Administrator, model: string, grant: object): Promise<void> {
  const times = { opensAt: hoursFromNow(-1), expiresAt: hoursFromNow(100) };
  const body = { holder: holder.organization, ...times, ...grant };
  const { id } = withId.parse(await by.done('POST', `/api/frontier/models/${model}/grants`, keyed(body)));
  const me = withId.parse(await holder.done('GET', '/api/me'));
  await holder.done('POST', `/api/frontier/grants/${id}/people`, keyed({ person: me.id }));
  const { termsDigest } = z
    .looseObject({ termsDigest: z.string() })
    .parse(await holder.done('GET', `/api/frontier/grants/${id}`));
  await holder.done('POST', `/api/frontier/grants/${id}/acceptance`, keyed({ termsDigest }));
}

async function fillOffice({ office }: Parties, model: string): Promise<void> {
  const of = `/api/frontier/models/${model}`;
  const own = `/api/organizations/${office.organization}`;
  await office.done('GET', `${of}/use`);
  await office.done(
    'POST',
    `${of}/findings`,
    keyed({
      report: {
        title: 'A flaw',
        affected: [{ package: 'pkg:npm/header-reader', versions: 'all' }],
        flaw: 'It fails.',
        found: { finder: 'by_ai', isTextByAi: true },
        exploitation: 'unknown',
        credit: { wish: 'anonymous' },
        zone: 'UTC',
      },
      provenance: { run: sealedOfFrontier.provenance.text, note: sealedOfFrontier.provenance.text },
    }),
  );
  await office.done('POST', `${of}/determination/requests`, keyed({ text: sealedOfFrontier.request.text }));
  const suite = suiteOf(60, (index) => index < 30);
  const [first, ...rest] = suite.items;
  const items = [{ ...first, id: sealedOfFrontier.suite.text }, ...rest];
  const { id } = withId.parse(
    await office.done('POST', `${own}/frontier/suites`, keyed({ suite: { ...suite, items } })),
  );
  const { id: compartment } = withId.parse(
    await office.done(
      'POST',
      `${own}/compartments`,
      keyed({ name: 'Testers', purpose: 'testing', purposes: ['coordination'], terms: 'Say nothing.', days: 30 }),
    ),
  );
  const reference = `${own}/frontier/suites/${id}/references?releasedOn=2026-01-01&compartment=${compartment}`;
  await office.done('POST', reference, keyed(Buffer.from(tableOf({ [sealedOfFrontier.reference.text]: 60 }))));
  const criteria = { ...criteriaDocument('1'), name: sealedOfFrontier.criteria.text };
  await office.done(
    'POST',
    `${own}/frontier/criteria/drafts`,
    keyed({ criteria, until: hoursFromNow(48), sealed: true }),
  );
}

async function fillPartner({ clearinghouse, developer, partner }: Parties, model: string): Promise<void> {
  const criteria = `/api/organizations/${clearinghouse.organization}/frontier/partner-criteria`;
  await clearinghouse.done('POST', criteria, keyed(declared));
  const body = { criteria: 1, says: { ...says, people: [sealedOfFrontier.application.text] } };
  const own = `/api/organizations/${partner.organization}/frontier/application`;
  const { id } = withId.parse(await partner.done('POST', own, keyed(body)));
  const yes = { says: 'yes', reason: sealedOfFrontier.answer.text };
  const answers = `/api/organizations/${clearinghouse.organization}/frontier/applications/${id}/answers`;
  await clearinghouse.done('POST', answers, keyed(yes));
  await developer.done('POST', `/api/frontier/models/${model}/partners/${id}`, keyed(yes));
  await letInto(developer, partner, model, {
    purpose: 'partner',
    scopes: ['model', 'record'],
    terms: sealedOfFrontier.terms.text,
    tellsDeveloper: true,
  });
  const entries = `/api/frontier/models/${model}/partner-entries`;
  await partner.done('POST', entries, keyed({ text: sealedOfFrontier.entry.text }));
}
