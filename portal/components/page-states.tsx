// What a page shows while there is nothing to show: being asked for, absent, failed, empty. Each says what to do next.
import type { ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { Button } from '#portal/components/button.tsx';
import * as paths from '#portal/paths.ts';

/** Shown only after a moment, so that a quick answer does not flash. */
export function Loading({ what }: { readonly what: string }): ReactNode {
  return (
    <p className="bw-loading" role="status">
      Asking for {what} …
    </p>
  );
}

/** Nothing here yet: what that means, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="bw-empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Why something was not answered, as the API says it. */
export interface Failure {
  /** `noun.reason`; `network` where no answer came at all. */
  readonly code: string;
  readonly why: string;
}

export function Failed({
  what,
  failure,
  onRetry,
  isPart = false,
}: {
  readonly what: string;
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
  /** Of a page whose other parts may stand. */
  readonly isPart?: boolean;
}): ReactNode {
  if (failure.code === 'object.absent' && !isPart) return <Absent what={what} />;
  if (failure.code === 'session.absent') return <SignedOut />;
  return (
    <Alert tone="wrong" live>
      <p>
        <strong>We could not show {what}.</strong> {failure.why}
      </p>
      {onRetry === undefined ? null : (
        <Button weight="word" onPress={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

/** Absent and forbidden look the same, so both are said. */
export function Absent({ what }: { readonly what: string }): ReactNode {
  return (
    <div className="bw-empty">
      <h1 tabIndex={-1}>Nothing here for you</h1>
      <p>There is no {what} at this address, or none that you may see.</p>
      <ul>
        <li>Check the address if you typed it.</li>
        <li>If somebody sent you here, ask them whether you were given access.</li>
        <li>
          <a href={paths.home}>Go to your first page</a>
        </li>
      </ul>
    </div>
  );
}

function SignedOut(): ReactNode {
  return (
    <div className="bw-empty">
      <h1 tabIndex={-1}>You are signed out</h1>
      <p>Sessions end after a while without use, and when somebody ends them. Nothing that you saved is lost.</p>
      <p>
        <a className="usa-button" href={paths.signIn}>
          Sign in again
        </a>
      </p>
    </div>
  );
}

/** What a member's role leaves out: who can help. */
export function NotInRole({ what }: { readonly what: string }): ReactNode {
  return (
    <Alert tone="told">
      <p>
        Your role here does not include {what}. An administrator of your organization can change that, or do it for you.
      </p>
    </Alert>
  );
}
