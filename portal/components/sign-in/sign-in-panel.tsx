// The page of somebody who is not signed in yet.
import type { ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { Button } from '#portal/components/button.tsx';
import type { Failure } from '#portal/components/page-states.tsx';
import * as paths from '#portal/paths.ts';

export interface SignInPanelProps {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  /** Of the organization that somebody signed in by in this browser before. */
  readonly provider: string | undefined;
  /** The page that somebody was going to. */
  readonly next: string;
  readonly onPasskey: () => void;
}

export function SignInPanel({ isBusy, failure, provider, next, onPasskey }: SignInPanelProps): ReactNode {
  return (
    <>
      <h1 tabIndex={-1}>Sign in</h1>
      <p>
        With the passkey that you made here: your finger, your face or the PIN of your device. There is no password that
        somebody could steal.
      </p>
      {failure === undefined ? null : (
        <Alert tone="wrong" live>
          <p>{failure.why}</p>
        </Alert>
      )}
      <div className="bw-buttons">
        <Button weight="main" isBusy={isBusy} onPress={onPasskey}>
          Sign in with a passkey
        </Button>
        {provider === undefined ? null : (
          <a className="usa-button usa-button--outline" href={paths.signInBy(provider, next)}>
            Sign in by your organization
          </a>
        )}
      </div>
      <details className="bw-more">
        <summary>I have no passkey here yet</summary>
        <ul>
          <li>
            <strong>You were invited:</strong> open the link in the invitation. It leads to making a passkey.
          </li>
          <li>
            <strong>You run this service:</strong> open the one-time link that the server prints when it starts; until
            its administrator can sign in, each start prints a fresh one.
          </li>
          <li>
            <strong>Your organization has its own sign-in:</strong> open the address that your administrator gave you.
            Once you connected it in this browser, it is offered above.
          </li>
          <li>
            <strong>You lost your device:</strong> ask an administrator of your organization for a new invitation.
          </li>
        </ul>
      </details>
    </>
  );
}
