import { useState, type ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { Button } from '#portal/components/button.tsx';

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
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Alert tone="well" live>
      {children}
      <p>
        <code className="bw-secret">{secret}</code>
      </p>
      <div className="bw-buttons">
        <Button
          small
          onPress={() => {
            void navigator.clipboard.writeText(secret).then(() => setIsCopied(true));
          }}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button small weight="word" onPress={onSeen}>
          I have it
        </Button>
      </div>
    </Alert>
  );
}
