// The passkey's part of signing in and of making one.
import { addPasskey, beginPasskey } from '#api/me.ts';
import { beginPasskeySignIn, finishPasskeySignIn } from '#api/sign-in.ts';
import { newPasskey, proofByPasskey } from '#portal/asking/browser-passkeys.ts';
import { client } from '#portal/asking/client.ts';
import { askForChange } from '#portal/asking/step-up.ts';

export async function signInByPasskey(): Promise<void> {
  const { ceremony, options } = await client.ask(beginPasskeySignIn, {});
  await client.ask(finishPasskeySignIn, { body: { ceremony, response: await proofByPasskey(options) } });
}

/** @param name by which its owner will know it */
export async function makePasskey(name: string): Promise<void> {
  const { ceremony, options } = await askForChange(beginPasskey, {});
  await askForChange(addPasskey, { body: { ceremony, name, response: await newPasskey(options) } });
}
