// What the matrix has to know of single endpoints, each with its reason.
import { digestOfTerms } from '#server/parties/terms.ts';
import { accessTerms, appliesNow } from '#tests/route-matrix/frontier-things.ts';
import { suiteNow } from '#tests/route-matrix/evidence-things.ts';
import type { World } from '#tests/route-matrix/making.ts';

interface Shape {
  /** A body in place of the one made from the schema, where rules behind the schema would refuse that one. */
  readonly body?: (world: World) => unknown;
  /** Ids of other organizations that may be named, by name in the path or place in the body (`label.owners`): why. */
  readonly mayName?: Readonly<Record<string, string>>;
  /** What its own administrator is answered, where that is no success: why. */
  readonly honest?: { readonly statuses: readonly number[]; readonly why: string };
}

const anyAudience = 'a note may be for anybody; naming an organization as its audience shows nothing of it';

const anySuite = 'what suites are kept is told to everybody who is signed in';
const unknownId = '019aaaaa-0000-7000-8000-00000000ffff';
const notDeciding = { statuses: [403], why: 'only the office that determines keeps criteria' };

const onlyDecider = 'only offices to which the developer gave its record for a determination take part in one';

export const shapes: Readonly<Record<string, Shape>> = {
  'finish-passkey-sign-in': { honest: { statuses: [410], why: 'nothing was begun' } },
  'use-one-time-link': { honest: { statuses: [410], why: 'nobody was sent one' } },
  'finish-provider-sign-in': { honest: { statuses: [410], why: 'nothing was begun' } },
  'begin-provider-sign-in': {
    mayName: { provider: 'whoever has its address may sign in by it' },
    honest: { statuses: [503], why: 'the provider of the test is not there' },
  },
  'begin-linking-identity': {
    mayName: { provider: 'one may be known by any identity that a provider here vouches for' },
    honest: { statuses: [503], why: 'the provider of the test is not there' },
  },
  'show-provider': { mayName: { provider: 'that an organization acts for others is no secret' } },
  'read-in': {
    mayName: { person: 'a compartment spans organizations; whether somebody is there at all is not told' },
    body: () => ({ person: '019aaaaa-0000-7000-8000-00000000fffe', purposes: ['coordination'], days: 5 }),
  },
  'write-note': { mayName: { 'label.owners': anyAudience } },
  'raise-label': { mayName: { owners: anyAudience } },
  'propose-lowering': { mayName: { 'to.owners': anyAudience } },
  'submit-report': {
    body: () => ({
      title: 'Report',
      affected: [{ package: 'pkg:npm/header-reader', versions: 'all' }],
      flaw: 'It fails.',
      found: { finder: 'by_person', isTextByAi: false },
      exploitation: 'unknown',
      credit: { wish: 'anonymous' },
      zone: 'UTC',
    }),
  },
  'answer-question': { body: () => ({ value: 'public' }) },
  'show-vulnerability': { mayName: { vulnerability: 'what is published of it is for everybody who is signed in' } },
  'load-feed': { honest: { statuses: [403], why: 'only the clearinghouse takes feeds in' } },
  'show-jobs': { honest: { statuses: [403], why: 'only the clearinghouse sees the jobs of all' } },
  'suspend-organization': { honest: { statuses: [404], why: 'only the clearinghouse suspends' } },
  'ask-for-grant': { honest: { statuses: [422], why: 'this organization acts for nobody' } },
  'enrol-organizations': { honest: { statuses: [422], why: 'this organization enrols nobody' } },
  'set-office': {
    mayName: { organization: 'who is which office is told to everybody' },
    honest: { statuses: [403], why: 'only the clearinghouse says who is an office' },
  },
  'end-office': {
    mayName: { organization: 'who is which office is told to everybody' },
    honest: { statuses: [403], why: 'only the clearinghouse says who is an office' },
  },
  'move-release': { body: () => ({ at: '2026-11-22T10:00', zone: 'UTC', audience: 'record' }) },
  'give-access': { mayName: { holder: 'who is which office is told to everybody, and may be given access' } },
  'name-person': { body: ({ people }) => ({ person: people.reader.id }) },
  'ask-for-evidence': { honest: { statuses: [404], why: onlyDecider } },
  'answer-consultation': { honest: { statuses: [404], why: onlyDecider } },
  'propose-assessment': { honest: { statuses: [404], why: onlyDecider } },
  'show-assessment': { honest: { statuses: [404], why: onlyDecider } },
  'record-evidence': { honest: { statuses: [404], why: onlyDecider } },
  'answer-comment': { honest: { statuses: [404], why: onlyDecider } },
  'make-determination': { honest: { statuses: [404], why: onlyDecider } },
  'agree-to-widening': { honest: { statuses: [403], why: 'who proposed it can not agree to it as well' } },
  'agree-to-release': { honest: { statuses: [403], why: 'who proposed it can not agree to it as well' } },
  'declare-partner-criteria': { honest: { statuses: [403], why: 'only the clearinghouse declares criteria' } },
  'apply-as-partner': { body: () => appliesNow },
  'list-applications': { honest: { statuses: [403], why: 'only the government’s side answers for it' } },
  'answer-application': {
    mayName: { application: 'applications are read by every developer with a model' },
    honest: { statuses: [403], why: 'only the government’s side answers for it' },
  },
  'choose-partner': { mayName: { application: 'applications are read by every developer with a model' } },
  'show-coverage': { honest: { statuses: [403], why: 'only the government’s side sees it of all' } },
  'show-ledger': { honest: { statuses: [403], why: 'only the overseer sees it whole' } },
  'publish-edition': { honest: { statuses: [403], why: 'only the overseer publishes' } },
  'open-edition': { honest: { statuses: [403], why: 'only the overseer opens what it committed to' } },
  'open-commitment': { honest: { statuses: [404], why: 'nothing was published yet' } },
  'tell-as-partner': { honest: { statuses: [404], why: 'this organization is no partner of its own' } },
  'hand-in-evidence': { body: () => '{"alias":"a","task_id":"t","task_family":"f","human_minutes":1,"score":1}' },
  'work-out-result': {
    body: ({ things }) => ({ evidence: [things['evidence/{evidence}']], bestReleased: unknownId }),
  },
  'keep-suite': { body: () => ({ suite: suiteNow }) },
  'keep-reference': {
    mayName: { suite: anySuite },
    body: () => '{"alias":"a","task_id":"task","task_family":"f","human_minutes":1,"score":1}',
  },
  'show-suite': { mayName: { suite: anySuite } },
  'show-suite-state': { mayName: { suite: anySuite } },
  'open-criteria-draft': { honest: notDeciding },
  'change-criteria-draft': { honest: notDeciding },
  'answer-criteria-comment': { honest: { statuses: [404], why: 'nobody commented on a draft' } },
  'publish-criteria': { honest: notDeciding },
  'drop-criteria-draft': { honest: notDeciding },
  'accept-grant': { body: () => ({ termsDigest: digestOfTerms(accessTerms) }) },
  'agree-to-lowering': { honest: { statuses: [403], why: 'who proposed it can not agree to it as well' } },
};
