// What follows a link that let somebody in: the passkey with which they come back.
import type { ReactNode } from 'react';
import { failureOf } from '#portal/asking/failure.ts';
import { makePasskey } from '#portal/asking/passkeys.ts';
import { NewPasskey } from '#portal/components/sign-in/new-passkey.tsx';
import { enterAt } from '#portal/enter.ts';

export function FirstPasskey({ next }: { readonly next: string }): ReactNode {
  return (
    <>
      <h1 tabIndex={-1}>Now make your passkey</h1>
      <p>
        With it you sign in from now on. Your browser asks for your finger, your face or the PIN of this device; nothing
        of that leaves the device.
      </p>
      <NewPasskey
        onMake={async (name) => {
          try {
            await makePasskey(name);
            enterAt(next);
            return undefined;
          } catch (error) {
            return failureOf(error).why;
          }
        }}
      />
      <p className="bw-small">
        <a href={next}>Later</a>: you can go on now, and need another link the next time.
      </p>
    </>
  );
}
