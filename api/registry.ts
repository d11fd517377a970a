// All endpoints of the API; the dull list from which binding, documents and client are made.
import { describeApi } from '#api/description.ts';
import type { Promised } from '#api/endpoint.ts';
import { listEvents } from '#api/events.ts';
import {
  addIdentityProvider,
  beginLinkingIdentity,
  beginProviderSignIn,
  finishProviderSignIn,
  listIdentityProviders,
  removeIdentityProvider,
} from '#api/identity-providers.ts';
import {
  addPasskey,
  beginPasskey,
  endMySession,
  listMyPasskeys,
  listMySessions,
  removePasskey,
  showMe,
} from '#api/me.ts';
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
  describeApi,
  beginPasskeySignIn,
  finishPasskeySignIn,
  useOneTimeLink,
  beginStepUp,
  finishStepUp,
  signOut,
  showMe,
  listMySessions,
  endMySession,
  listMyPasskeys,
  beginPasskey,
  addPasskey,
  removePasskey,
  listTokens,
  makeToken,
  revokeToken,
  listEvents,
  listIdentityProviders,
  addIdentityProvider,
  removeIdentityProvider,
  beginProviderSignIn,
  finishProviderSignIn,
  beginLinkingIdentity,
];
