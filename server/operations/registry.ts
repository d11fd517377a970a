// Which operation answers which endpoint: a line for each, `operation(endpoint, run)`.
import type { Operation } from '#server/operations/context.ts';
import { addPasskey } from '#server/operations/add-passkey.ts';
import { beginPasskey } from '#server/operations/begin-passkey.ts';
import { beginPasskeySignIn } from '#server/operations/begin-passkey-sign-in.ts';
import { beginStepUp } from '#server/operations/begin-step-up.ts';
import { endMySession } from '#server/operations/end-my-session.ts';
import { finishPasskeySignIn } from '#server/operations/finish-passkey-sign-in.ts';
import { finishStepUp } from '#server/operations/finish-step-up.ts';
import { listMyPasskeys } from '#server/operations/list-my-passkeys.ts';
import { listMySessions } from '#server/operations/list-my-sessions.ts';
import { listTokens } from '#server/operations/list-tokens.ts';
import { makeToken } from '#server/operations/make-token.ts';
import { removePasskey } from '#server/operations/remove-passkey.ts';
import { revokeToken } from '#server/operations/revoke-token.ts';
import { signOut } from '#server/operations/sign-out.ts';
import { useOneTimeLink } from '#server/operations/use-one-time-link.ts';

export const operations: readonly Operation[] = [
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
