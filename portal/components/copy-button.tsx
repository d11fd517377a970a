import { useState, type ReactNode } from 'react';
import { Button } from '#portal/components/button.tsx';

/** Takes a text along; where the browser does not allow that, the text beside it is still there to be marked. */
export function CopyButton({
  text,
  what,
  weight = 'word',
}: {
  readonly text: string;
  /** What is copied, where several on a page are. */
  readonly what?: string;
  readonly weight?: 'word' | 'plain';
}): ReactNode {
  const [said, setSaid] = useState('Copy');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Mark it and copy it by hand');
    }
  };
  return (
    <Button
      small
      weight={weight}
      {...(what === undefined ? {} : { label: `${said}: ${what}` })}
      onPress={() => void copy()}
    >
      {said}
    </Button>
  );
}
