import { useState, type ReactNode } from 'react';
import { failureOf } from '#portal/asking/failure.ts';
import { knownProvider } from '#portal/asking/known-provider.ts';
import { refusedOnTheWay } from '#portal/asking/refused-on-the-way.ts';
import { signInByPasskey } from '#portal/asking/passkeys.ts';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import type { Failure } from '#portal/components/page-states.tsx';
import { SignInPanel } from '#portal/components/sign-in/sign-in-panel.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import { enter, nextOf } from '#portal/enter.ts';

export function SignInPage(): ReactNode {
  usePageTitle('Sign in');
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(() => refusedOnTheWay(window.location.search));
  const signIn = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await signInByPasskey();
      enter();
    } catch (error) {
      setFailure(failureOf(error));
      setIsBusy(false);
    }
  };
  return (
    <Entrance>
      <SignInPanel
        isBusy={isBusy}
        failure={failure}
        provider={knownProvider()}
        next={nextOf(window.location.search)}
        onPasskey={() => void signIn()}
      />
    </Entrance>
  );
}
