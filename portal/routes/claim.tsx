// A one-time link: it lets one person in once, who then makes a passkey.
import { useEffect, useState, type ReactNode } from 'react';
import { useOneTimeLink as oneTimeLink } from '#api/sign-in.ts';
import { client } from '#portal/asking/client.ts';
import { failureOf } from '#portal/asking/failure.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Button } from '#portal/components/button.tsx';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import type { Failure } from '#portal/components/page-states.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';
import { FirstPasskey } from '#portal/routes/first-passkey.tsx';

export function ClaimPage(): ReactNode {
  usePageTitle('One-time link');
  // Read once, then out of the address: it is not to lie in a history.
  const [secret] = useState(() => window.location.hash.slice(1));
  const [isUsed, setIsUsed] = useState(false);
  useEffect(() => window.history.replaceState(null, '', paths.claim), []);
  return (
    <Entrance>
      {secret === '' ? (
        <NoSecret />
      ) : isUsed ? (
        <FirstPasskey next={paths.home} />
      ) : (
        <UseLink secret={secret} onUsed={() => setIsUsed(true)} />
      )}
    </Entrance>
  );
}

function UseLink({ secret, onUsed }: { readonly secret: string; readonly onUsed: () => void }): ReactNode {
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setIsBusy] = useState(false);
  const use = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await client.ask(oneTimeLink, { body: { secret } });
      onUsed();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setIsBusy(false);
  };
  return (
    <>
      <h1 tabIndex={-1}>A link for you, once</h1>
      <p>It signs you in on this device. Then you make a passkey, with which you sign in from now on.</p>
      {failure === undefined ? null : (
        <Alert tone="wrong" live>
          <p>{failure.why}</p>
        </Alert>
      )}
      <div className="bw-buttons">
        <Button weight="main" isBusy={isBusy} onPress={() => void use()}>
          Use the link
        </Button>
      </div>
    </>
  );
}

function NoSecret(): ReactNode {
  return (
    <>
      <h1 tabIndex={-1}>This link is not whole</h1>
      <p>Part of it is missing, or it was opened before. Open it again from where you got it, or ask for another.</p>
      <p>
        <a href={paths.signIn}>Sign in with a passkey instead</a>
      </p>
    </>
  );
}
