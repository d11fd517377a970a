// The person who is signed in: who they are, how they prove it, where they are signed in.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf } from '#api/ids.ts';
import { creationAnswer, creationOptions } from '#api/webauthn.ts';

const instant = z.iso.datetime();
const name = z.string().trim().min(1).max(100);
const credential = z.string().regex(/^[\w-]{1,1400}$/);

export const showMe = endpoint({
  id: 'show-me',
  method: 'GET',
  path: '/api/me',
  summary: 'Who you are here.',
  asks: 'person',
  output: z.object({
    id: idOf<'person'>(),
    name: z.string(),
    email: z.string(),
    by: z.enum(['session', 'token']),
    provenUntil: instant.optional().meta({ description: 'Until when a proof by passkey counts' }),
  }),
  refusals: [],
});

export const listMySessions = endpoint({
  id: 'list-my-sessions',
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where you are signed in.',
  asks: 'person',
  output: z.object({
    sessions: z.array(
      z.object({
        id: idOf<'session'>(),
        createdAt: instant,
        seenAt: instant,
        expiresAt: instant,
        isThis: z.boolean(),
      }),
    ),
  }),
  refusals: [],
});

export const endMySession = endpoint({
  id: 'end-my-session',
  method: 'DELETE',
  path: '/api/me/sessions/{session}',
  summary: 'Signs you out somewhere else.',
  asks: 'person',
  params: { session: idOf<'session'>() },
  output: z.undefined(),
  refusals: [],
});

export const listMyPasskeys = endpoint({
  id: 'list-my-passkeys',
  method: 'GET',
  path: '/api/me/passkeys',
  summary: 'The passkeys that you can sign in with.',
  asks: 'person',
  output: z.object({
    passkeys: z.array(z.object({ id: credential, name: z.string(), createdAt: instant, usedAt: instant.optional() })),
  }),
  refusals: [],
});

export const beginPasskey = endpoint({
  id: 'begin-passkey',
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: 'Begins to make a passkey: what the browser is to make.',
  asks: 'person',
  output: z.object({ ceremony: idOf<'ceremony'>(), options: creationOptions }),
  refusals: ['passkey.step_up'],
});

export const addPasskey = endpoint({
  id: 'add-passkey',
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Adds the passkey that the browser made.',
  asks: 'person',
  body: z.strictObject({ ceremony: idOf<'ceremony'>(), name, response: creationAnswer }),
  output: z.object({ id: credential }),
  status: 201,
  refusals: ['ceremony.absent', 'passkey.unproven', 'passkey.taken'],
});

export const removePasskey = endpoint({
  id: 'remove-passkey',
  method: 'DELETE',
  path: '/api/me/passkeys/{passkey}',
  summary: 'Removes one of your passkeys, but not the last one.',
  asks: 'person',
  stepUp: true,
  params: { passkey: credential },
  output: z.undefined(),
  refusals: ['passkey.last'],
});
