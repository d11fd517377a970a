import { useState, type ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { Button } from '#portal/components/button.tsx';

export interface FormProps {
  /** What its button says. */
  readonly submit: string;
  /** What it does and to what, where several on a page say the same. */
  readonly label?: string;
  /** Answers what is lacking or why it was refused; `undefined` where it was taken. */
  readonly onSubmit: () => Promise<string | undefined>;
  readonly onCancel?: () => void;
  readonly weight?: 'main' | 'plain';
  readonly small?: boolean;
  /** What was wrong is said no longer once something is changed. */
  readonly forgetsWhy?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Fields with one button; what is wrong is said above it and read out. */
export function Form(props: FormProps): ReactNode {
  const { submit, label, onSubmit, onCancel, weight = 'main', small = false, className, children } = props;
  const { forgetsWhy = false } = props;
  const [why, setWhy] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const send = async (): Promise<void> => {
    setIsBusy(true);
    setWhy(undefined);
    setWhy(await onSubmit());
    setIsBusy(false);
  };
  return (
    <form
      className={className}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void send();
      }}
      onChange={() => {
        if (forgetsWhy) setWhy(undefined);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel?.();
      }}
    >
      {children}
      {why === undefined ? null : (
        <Alert tone="wrong" live>
          <p>{why}</p>
        </Alert>
      )}
      <div className="bw-buttons bw-screen">
        <Button weight={weight} type="submit" small={small} isBusy={isBusy} {...(label === undefined ? {} : { label })}>
          {submit}
        </Button>
        {onCancel === undefined ? null : (
          <Button weight="word" onPress={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
