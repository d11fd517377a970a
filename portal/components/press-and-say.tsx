import { useState, type ReactNode } from 'react';
import { Button } from '#portal/components/button.tsx';
import type { Failure } from '#portal/components/page-states.tsx';

/** A button whose act may be refused: it asks once more where that is worth it, and says beside it why it was not done. */
export function PressAndSay({
  text,
  label,
  surely,
  weight = 'word',
  press,
}: {
  readonly text: string;
  /** What it does and to what, where several on a page say the same. */
  readonly label?: string;
  /** What is asked before it is done, where it can't be taken back. */
  readonly surely?: string;
  readonly weight?: 'word' | 'plain' | 'main' | 'grave';
  readonly press: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: Failure }>;
}): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const [isSure, setIsSure] = useState(surely === undefined);
  const [failure, setFailure] = useState<Failure>();
  const act = async (): Promise<void> => {
    if (!isSure) return setIsSure(true);
    setIsBusy(true);
    const done = await press();
    setIsBusy(false);
    setFailure(done.ok ? undefined : done.failure);
    setIsSure(surely === undefined);
  };
  const isAsking = surely !== undefined && isSure;
  const shown = isAsking ? `Yes, ${text.toLowerCase()}` : text;
  return (
    <span className="bw-press">
      {isAsking ? <span role="status">{surely} </span> : null}
      <Button
        small
        weight={isAsking ? 'grave' : weight}
        isBusy={isBusy}
        {...(label === undefined ? {} : { label: named(shown, label) })}
        onPress={() => void act()}
      >
        {shown}
      </Button>
      {isAsking ? (
        <Button small weight="word" onPress={() => setIsSure(false)}>
          No
        </Button>
      ) : null}
      {failure === undefined ? null : (
        <span className="usa-error-message" role="alert">
          {failure.why}
        </span>
      )}
    </span>
  );
}

/** Whoever speaks to the page says what they see: the name holds the text. */
function named(shown: string, label: string): string {
  return label.startsWith(shown) ? label : `${shown}: ${label}`;
}
