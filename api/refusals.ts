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
  'token.scope': { status: 422, sentence: 'A token can not hold this; take fewer scopes, or sign in yourself.' },
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
