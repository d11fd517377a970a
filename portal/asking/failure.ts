// What went wrong, for people, with what to do next.
import { ApiFault, ApiRefusal } from '#api/client.ts';
import { passkeyFailure } from '#portal/asking/passkey-failure.ts';
import type { Failure } from '#portal/components/page-states.tsx';

export function failureOf(error: unknown): Failure {
  if (error instanceof ApiRefusal) return { code: error.code, why: whyOf(error) };
  if (error instanceof ApiFault) return { code: error.code, why: faults[error.code] };
  const atPasskey = passkeyFailure(error);
  if (atPasskey !== undefined) return atPasskey;
  return {
    code: 'portal.failed',
    why: 'The page itself failed. Reload it; if that does not help, tell your administrator.',
  };
}

const faults: Readonly<Record<ApiFault['code'], string>> = {
  'api.unreachable': 'The service can not be reached. Check your connection, then try again; nothing was changed.',
  'api.unexpected':
    'The service answered what this page does not know: perhaps it was renewed meanwhile. Reload the page.',
};

/** Of several faults of what was sent, the first says what to mend. */
function whyOf({ message, faults: [first], retryAfterS }: ApiRefusal): string {
  const told = first === undefined ? message : `${message} ${first.place.replace(/^\$\.?/, '')}: ${first.why}.`;
  return retryAfterS === undefined ? told : `${told} Try again in ${retryAfterS} s.`;
}
