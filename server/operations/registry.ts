// Which operation answers which endpoint: a line for each, `operation(endpoint, run)`.
import type { Operation } from '#server/operations/context.ts';
import { addIdentityProvider } from '#server/operations/add-identity-provider.ts';
import { addPasskey } from '#server/operations/add-passkey.ts';
import { beginLinkingIdentity } from '#server/operations/begin-linking-identity.ts';
import { beginPasskeySignIn } from '#server/operations/begin-passkey-sign-in.ts';
import { beginPasskey } from '#server/operations/begin-passkey.ts';
import { beginProviderSignIn } from '#server/operations/begin-provider-sign-in.ts';
import { beginStepUp } from '#server/operations/begin-step-up.ts';
import { describeApi } from '#server/operations/describe-api.ts';
import { endMySession } from '#server/operations/end-my-session.ts';
import { finishPasskeySignIn } from '#server/operations/finish-passkey-sign-in.ts';
import { finishProviderSignIn } from '#server/operations/finish-provider-sign-in.ts';
import { finishStepUp } from '#server/operations/finish-step-up.ts';
import { listEvents } from '#server/operations/list-events.ts';
import { listIdentityProviders } from '#server/operations/list-identity-providers.ts';
import { listMyPasskeys } from '#server/operations/list-my-passkeys.ts';
import { listMySessions } from '#server/operations/list-my-sessions.ts';
import { listTokens } from '#server/operations/list-tokens.ts';
import { makeToken } from '#server/operations/make-token.ts';
import { removeIdentityProvider } from '#server/operations/remove-identity-provider.ts';
import { removePasskey } from '#server/operations/remove-passkey.ts';
import { revokeToken } from '#server/operations/revoke-token.ts';
import { showMe } from '#server/operations/show-me.ts';
import { signOut } from '#server/operations/sign-out.ts';
import { useOneTimeLink } from '#server/operations/use-one-time-link.ts';

export const operations: readonly Operation[] = [
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
