// All endpoints of the API; the dull list from which binding, documents and client are made.
import type { Promised } from '#api/endpoint.ts';
import { addPasskey, beginPasskey, endMySession, listMyPasskeys, listMySessions, removePasskey } from '#api/me.ts';
import {
  beginPasskeySignIn,
  beginStepUp,
  finishPasskeySignIn,
  finishStepUp,
  signOut,
  useOneTimeLink,
} from '#api/sign-in.ts';
import { listTokens, makeToken, revokeToken } from '#api/tokens.ts';

/** A line for each; its operation has one in `server/operations/registry.ts`. */
export const endpoints: readonly Promised[] = [
  beginPasskeySignIn,
  finishPasskeySignIn,
  useOneTimeLink,
  beginStepUp,
  finishStepUp,
  signOut,
  listMySessions,
  endMySession,
  listMyPasskeys,
  beginPasskey,
  addPasskey,
  removePasskey,
  listTokens,
  makeToken,
  revokeToken,
];
