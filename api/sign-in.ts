// Signing in and out, and proving again who it is.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf } from '#api/ids.ts';
import { requestAnswer, requestOptions } from '#api/webauthn.ts';

const ceremony = idOf<'ceremony'>().meta({ description: 'What was begun; its answer names it' });
const begun = z.object({ ceremony, options: requestOptions });
const answered = z.strictObject({ ceremony, response: requestAnswer });

export const beginPasskeySignIn = endpoint({
  id: 'begin-passkey-sign-in',
  method: 'POST',
  path: '/api/sign-in/passkey/options',
  summary: 'Begins a sign-in by passkey: what the browser is to ask for.',
  asks: 'nobody',
  output: begun,
  refusals: [],
});

export const finishPasskeySignIn = endpoint({
  id: 'finish-passkey-sign-in',
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary: 'Signs in by the passkey that the browser answered with; the session comes as a cookie.',
  asks: 'nobody',
  body: answered,
  output: z.undefined(),
  refusals: ['ceremony.absent', 'passkey.unproven'],
});

export const useOneTimeLink = endpoint({
  id: 'use-one-time-link',
  method: 'POST',
  path: '/api/sign-in/link',
  summary: 'Signs in by the secret of a one-time link, which is used up; the session comes as a cookie.',
  asks: 'nobody',
  body: z.strictObject({ secret: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.undefined(),
  refusals: ['link.spent'],
});

export const beginStepUp = endpoint({
  id: 'begin-step-up',
  method: 'POST',
  path: '/api/step-up/options',
  summary: 'Begins a proof, by passkey, that it is still you.',
  asks: 'person',
  output: begun,
  refusals: [],
});

export const finishStepUp = endpoint({
  id: 'finish-step-up',
  method: 'POST',
  path: '/api/step-up',
  summary: 'Takes the proof: what asks for one may be done for five minutes.',
  asks: 'person',
  body: answered,
  output: z.undefined(),
  refusals: ['ceremony.absent', 'passkey.unproven'],
});

export const signOut = endpoint({
  id: 'sign-out',
  method: 'POST',
  path: '/api/sign-out',
  summary: 'Ends this session, or with `everywhere` all others too.',
  asks: 'person',
  body: z.strictObject({ everywhere: z.boolean().default(false) }),
  output: z.undefined(),
  refusals: [],
});
