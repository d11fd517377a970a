// The browser's own WebAuthn, as JSON on both sides (WebAuthn level 3 §5.1).
import type { z } from 'zod';
import { creationAnswer, requestAnswer, type creationOptions, type requestOptions } from '#api/webauthn.ts';

/** Has the browser make a passkey. @throws DOMException where its owner, the device or the browser does not */
export async function newPasskey(options: z.output<typeof creationOptions>): Promise<z.output<typeof creationAnswer>> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asWritten(options));
  return creationAnswer.parse(answerOf(await navigator.credentials.create({ publicKey })));
}

/** Has the browser prove, by a passkey, who sits before it. @throws DOMException as above */
export async function proofByPasskey(
  options: z.output<typeof requestOptions>,
): Promise<z.output<typeof requestAnswer>> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asWritten(options));
  return requestAnswer.parse(answerOf(await navigator.credentials.get({ publicKey })));
}

/** What the service's library wrote for browsers to read, in the names of the DOM; the browser checks it by itself. */
function asWritten(options: unknown) {
  return JSON.parse(JSON.stringify(options));
}

function answerOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no passkey was used', 'NotAllowedError');
  return credential.toJSON();
}
