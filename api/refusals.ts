// Every way in which the API says no: one table, from which the documents, the answers and the client's types are made.

/** What a refusal means to whoever asked: the HTTP status it is answered with, and a sentence that says what to do. */
interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly sentence: string;
}

/** A code is `noun.reason`. Absent and forbidden have one code, so that nobody can tell one from the other. */
export const refusals = {
  'request.malformed': { status: 400, sentence: 'The request can not be read as it is written.' },
  'request.invalid': { status: 400, sentence: 'A part of the request is not what this endpoint takes.' },
  'request.cross_site': { status: 403, sentence: 'A change was asked for by a page of another site.' },
  'request.method': { status: 405, sentence: 'This path does not take that method.' },
  'request.too_large': { status: 413, sentence: 'The body is larger than this endpoint takes.' },
  'request.media_type': { status: 415, sentence: 'The body is of a kind that this endpoint does not take.' },
  'request.encoding': { status: 415, sentence: 'Send the body as it is: a compressed one is not unpacked.' },
  'session.absent': { status: 401, sentence: 'Sign in first, or send a token that is still good.' },
  'token.person_only': { status: 403, sentence: 'An API token can not do this; sign in yourself.' },
  'session.step_up': { status: 403, sentence: 'Confirm with your passkey that it is you, then try again.' },
  'ceremony.absent': { status: 410, sentence: 'This took too long, or was answered before; begin again.' },
  'passkey.unproven': { status: 401, sentence: 'The passkey does not prove who you are here; try again.' },
  'passkey.step_up': { status: 403, sentence: 'Prove with one of your passkeys that it is you, then add another.' },
  'passkey.taken': { status: 409, sentence: 'This passkey is known here already.' },
  'passkey.last': { status: 409, sentence: 'Without it you could not sign in again: add another first.' },
  'link.spent': { status: 410, sentence: 'This link was used, is too old, or never was; ask for another.' },
  'provider.issuer': { status: 422, sentence: 'An issuer is an https address without query.' },
  'provider.unreachable': {
    status: 503,
    sentence: 'The identity provider does not answer; try again, or use a passkey.',
  },
  'provider.unproven': { status: 401, sentence: 'The identity provider did not vouch for you here; begin again.' },
  'provider.unknown_person': {
    status: 403,
    sentence: 'Nobody here is known by that identity: sign in once and connect it.',
  },
  'jobs.not_clearinghouse': { status: 403, sentence: 'Only the clearinghouse sees the jobs of the service.' },
  'webhook.address': { status: 422, sentence: 'A webhook is an https address, without a name or password.' },
  'webhook.too_many': { status: 409, sentence: 'There are as many webhooks as there may be; remove one first.' },
  'organization.sector': { status: 422, sentence: 'Operators of critical infrastructure have a sector, nobody else.' },
  'organization.kind': { status: 422, sentence: 'An organization of this kind is enrolled by somebody else.' },
  'member.last_administrator': { status: 409, sentence: 'The last administrator stays; make somebody else one first.' },
  'member.beyond_own': { status: 403, sentence: 'You can give nobody a role that may do more than you may.' },
  'member.wrong_state': { status: 409, sentence: 'This can not be done with the member as they are; look again.' },
  'invitation.used': { status: 410, sentence: 'This invitation was used; if not by you, tell who invited you.' },
  'invitation.withdrawn': { status: 410, sentence: 'This invitation was taken back; ask who invited you for another.' },
  'invitation.expired': { status: 410, sentence: 'This invitation has expired; ask who invited you for another.' },
  'invitation.member_already': { status: 409, sentence: 'You are a member of this organization already.' },
  'invitation.nameless': { status: 422, sentence: 'Say your name for the new account, or sign in first.' },
  'grant.empty': { status: 422, sentence: 'Say what the provider may do.' },
  'grant.not_grantable': { status: 422, sentence: 'A part of this stays with your own people.' },
  'grant.too_long': { status: 422, sentence: 'A grant ends within a year from now.' },
  'grant.not_provider': { status: 422, sentence: 'This organization does not act for others here; check its number.' },
  'grant.to_itself': { status: 422, sentence: 'An organization needs no grant of its own.' },
  'grant.beyond_own': { status: 403, sentence: 'You can grant only what you may do yourself.' },
  'grant.beyond_asked': { status: 422, sentence: 'The provider has not asked for so much; give no more than that.' },
  'grant.wrong_state': { status: 409, sentence: 'The grant is not as it was; look again.' },
  'office.not_clearinghouse': {
    status: 403,
    sentence: 'Only the clearinghouse says who is an office of the framework.',
  },
  'office.taken': {
    status: 409,
    sentence:
      'That office is another organization’s, or this one can not be it: a developer is none, and who oversees is nothing else.',
  },
  'document.shape': {
    status: 422,
    sentence: 'A part of the document is not what should stand there; its place is told.',
  },
  'evidence.which_model': {
    status: 422,
    sentence: 'The file holds several models; say which of them it is handed in for.',
  },
  'evidence.no_such_model': {
    status: 422,
    sentence: 'No run in the file is of that model; check how the file names it.',
  },
  'evidence.too_many_runs': {
    status: 422,
    sentence: 'The file holds more runs than are read at once; hand in parts of it.',
  },
  'suite.absent': { status: 422, sentence: 'There is no such suite.' },
  'suite.sealed': {
    status: 403,
    sentence: 'The suite holds private items: its keeper’s people read evidence by it, or hand yours in without it.',
  },
  'enrolment.not_developer': { status: 422, sentence: 'Models are brought in by organizations that develop AI.' },
  'access.ends_before': { status: 422, sentence: 'Access ends after it begins, and in the future.' },
  'access.too_long': { status: 422, sentence: 'Access lasts a year at the most, so that it is looked at again.' },
  'access.no_office': { status: 422, sentence: 'That organization is no office of the framework for this purpose.' },
  'access.no_partner': {
    status: 422,
    sentence: 'You and the government choose a trusted partner together: both say yes first.',
  },
  'access.outside_window': {
    status: 422,
    sentence: 'The government uses a model within the window of your notice: give notice first, or take other times.',
  },
  'access.no_use': { status: 422, sentence: 'How a model is reached is told only with access to the model itself.' },
  'access.not_nameable': {
    status: 409,
    sentence: 'Name a member of your organization who is not named yet, for access that has not ended.',
  },
  'access.other_terms': { status: 409, sentence: 'These are not the terms, or you accepted them already: read them.' },
  'determination.result_absent': { status: 422, sentence: 'There is no such result of this model that you may see.' },
  'determination.criteria_too_late': {
    status: 422,
    sentence:
      'The criteria were published after the first result: results are judged by what was published before them.',
  },
  'determination.result_in_future': {
    status: 422,
    sentence: 'The first result lies in the future; look at the clocks of who ran it.',
  },
  'determination.out_of_order': { status: 409, sentence: 'Something later stands in the record; look again.' },
  'determination.no_evidence': {
    status: 409,
    sentence: 'No evidence was laid in the record since the last determination.',
  },
  'determination.not_office': { status: 403, sentence: 'Your organization is not that office.' },
  'determination.other_office': { status: 403, sentence: 'The Director of NSA determines; the others are consulted.' },
  'determination.office_unheard': {
    status: 409,
    sentence: 'Each office that is to be consulted is heard first, or is noted to have said nothing.',
  },
  'determination.window_in_past': { status: 422, sentence: 'The window for comments ends in the future.' },
  'determination.window_shortened': {
    status: 422,
    sentence: 'A window for comments that was told becomes no shorter.',
  },
  'determination.same_person': { status: 403, sentence: 'A second person of your office shows it: you proposed it.' },
  'determination.shown_before': { status: 409, sentence: 'This assessment was shown before.' },
  'determination.comments_over': { status: 409, sentence: 'Comments are made while the window for them is open.' },
  'determination.answer_known': { status: 409, sentence: 'The comment was answered; an answer is never overwritten.' },
  'determination.comments_open': {
    status: 409,
    sentence: 'The developer sees the assessment first, and its window to comment ends.',
  },
  'determination.comment_unanswered': { status: 409, sentence: 'Answer every comment first.' },
  'finding.names_model': {
    status: 422,
    sentence: 'Readers of a report must not learn the model: write its codename where its name stands.',
  },
  'compartment.purposeless': { status: 422, sentence: 'Say what the content of the compartment may be used for.' },
  'compartment.too_long': { status: 422, sentence: 'A compartment ends within two years from now.' },
  'compartment.closed': { status: 409, sentence: 'The compartment is closed.' },
  'read_in.beyond_own': { status: 403, sentence: 'Read others in where you are in, and for no more than you are.' },
  'read_in.too_long': { status: 422, sentence: 'A read-in ends with the compartment at the latest.' },
  'read_in.wrong_state': { status: 409, sentence: 'The way into the compartment is not as it was; look again.' },
  'read_in.other_terms': { status: 409, sentence: 'The terms have changed since you read them: read them again.' },
  'read_in.not_member': { status: 422, sentence: 'Accept on behalf of an organization whose member you are.' },
  'label.ownerless': { status: 422, sentence: 'AMBER needs an organization whose it is.' },
  'label.unnamed': { status: 422, sentence: 'RED is for named people: name a compartment.' },
  'label.embargo_open': { status: 422, sentence: 'An embargo needs a compartment of those who know until it ends.' },
  'label.beyond_own': {
    status: 422,
    sentence: 'Name only organizations that you are of and compartments that you are in.',
  },
  'lowering.not_lower': { status: 422, sentence: 'A lowering adds no limit; propose one that only takes some away.' },
  'lowering.not_raise': { status: 422, sentence: 'This takes a limit away: propose it, and somebody else must agree.' },
  'lowering.no_say': { status: 403, sentence: 'Ask somebody who answers for the limits that would go.' },
  'lowering.wrong_state': { status: 409, sentence: 'The proposal was settled or has lapsed; propose it again.' },
  'lowering.same_human': { status: 403, sentence: 'It takes two people: somebody else must agree.' },
  'lowering.label_changed': { status: 409, sentence: 'The label has changed since; propose it again.' },
  'lowering.uncovered': { status: 403, sentence: 'Somebody who answers for the other limits must agree.' },
  'report.package': { status: 422, sentence: 'Name a package by its purl without a version: pkg:npm/lodash.' },
  'report.zone': { status: 422, sentence: 'Name the time zone as America/New_York or UTC are named.' },
  'report.silence': { status: 422, sentence: 'The silence ends today at the earliest, and within a year.' },
  'report.runs': { status: 422, sentence: 'It can not have happened more often than it was run.' },
  'token.scope': { status: 422, sentence: 'A token can not hold this; take fewer scopes, or sign in yourself.' },
  'document.not_an_inventory': { status: 422, sentence: 'This is no inventory in a format that is read here.' },
  'document.kind': { status: 422, sentence: 'A file of this kind is not read here.' },
  'document.syntax': {
    status: 422,
    sentence: 'The document can not be read as it is written; mend it, or export again.',
  },
  'document.wrong_type': { status: 422, sentence: 'A part of the document is not what its format says.' },
  'document.unknown_version': { status: 422, sentence: 'This version of the format is not read here.' },
  'document.spdx_rdf': { status: 422, sentence: 'SPDX as RDF is not read; convert it to JSON, YAML or tag-value.' },
  'document.encoding': {
    status: 422,
    sentence: 'The document is in an encoding that it may not have; save it as UTF-8.',
  },
  'document.duplicate_key': {
    status: 422,
    sentence: 'The document holds a key twice: readers disagree on which counts.',
  },
  'document.entities': { status: 422, sentence: 'The document declares entities of its own; save it without them.' },
  'document.depth': { status: 422, sentence: 'The document is nested deeper than any honest one.' },
  'document.too_large': {
    status: 422,
    sentence: 'A part of the document is larger than is read here; hand in parts of it.',
  },
  'document.too_many_components': {
    status: 422,
    sentence: 'The document holds more components than are read from one.',
  },
  'document.expansion': { status: 422, sentence: 'The document unpacks to far more than its size allows.' },
  'document.truncated': { status: 422, sentence: 'The document is cut short; send it again.' },
  'document.corrupt': { status: 422, sentence: 'The document is damaged; send it again.' },
  'document.encrypted': { status: 422, sentence: 'The document is encrypted; save it without a password.' },
  'document.unsafe_name': { status: 422, sentence: 'A name within the archive leads out of it.' },
  'document.takes_too_long': { status: 422, sentence: 'The document takes too long to read; hand in parts of it.' },
  'document.takes_too_much': {
    status: 422,
    sentence: 'The document takes too much memory to read; hand in parts of it.',
  },
  'document.reader_failed': {
    status: 422,
    sentence: 'The document made its reader fail. It was not kept; please report it.',
  },
  'inventory.full': { status: 409, sentence: 'No more documents are kept of one organization; take some back first.' },
  'action.until_past': { status: 422, sentence: 'Put it off until a day that is still to come.' },
  'answer.not_a_choice': { status: 422, sentence: 'Answer with one of the choices that are given.' },
  'feed.unreadable': { status: 422, sentence: 'This is no feed, or a damaged one; build or fetch it again.' },
  'feed.not_clearinghouse': { status: 403, sentence: 'Feeds are taken in by the clearinghouse.' },
  'object.absent': { status: 404, sentence: 'There is no such thing, or none that you may see.' },
  'limit.reached': { status: 429, sentence: 'Too many requests; wait as long as Retry-After says.' },
  'idempotency.in_flight': { status: 409, sentence: 'The first request with this key is still being worked on.' },
  'idempotency.other_body': { status: 422, sentence: 'This key was used for another request; take a fresh one.' },
  'idempotency.shown_once': { status: 409, sentence: 'This was done already; what it answered is shown only once.' },
  'server.failed': { status: 500, sentence: 'This failed on our side; nothing was changed.' },
  'server.unavailable': { status: 503, sentence: 'The server is starting, stopping or without its database.' },
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalCode = keyof typeof refusals;

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
