import type { ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { Button } from '#portal/components/button.tsx';
import { CopyButton } from '#portal/components/copy-button.tsx';

/** A secret that is told this one time: what it is and what to do with it, and a way to take it along. */
export function ShownOnce({
  secret,
  onSeen,
  children,
}: {
  readonly secret: string;
  readonly onSeen: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Alert tone="well" live>
      {children}
      <p>
        <code className="bw-secret">{secret}</code>
      </p>
      <div className="bw-buttons">
        <CopyButton text={secret} weight="plain" />
        <Button small weight="word" onPress={onSeen}>
          I have it
        </Button>
      </div>
    </Alert>
  );
}
