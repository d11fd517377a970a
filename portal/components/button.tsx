import type { ReactNode, Ref } from 'react';

/** What a button weighs: one main thing on a page; other things; what is only a word among words; what can't be undone. */
type Weight = 'main' | 'plain' | 'word' | 'grave';

const classes: Readonly<Record<Weight, string>> = {
  main: 'usa-button',
  plain: 'usa-button usa-button--outline',
  word: 'usa-button usa-button--unstyled',
  grave: 'usa-button usa-button--secondary',
};

interface ButtonProps {
  readonly weight?: Weight;
  readonly small?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  /** What it does and to what, where its text says only a word. */
  readonly label?: string;
  readonly expanded?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function Button({ weight = 'plain', small = false, type = 'button', ...rest }: ButtonProps): ReactNode {
  const { onPress, isBusy = false, isDisabled = false, label, expanded, buttonRef, children } = rest;
  return (
    <button
      ref={buttonRef}
      type={type}
      className={`${classes[weight]}${small ? ' bw-small-button' : ''}${isBusy ? ' bw-busy' : ''}`}
      aria-label={label}
      aria-expanded={expanded}
      aria-busy={isBusy ? true : undefined}
      disabled={isDisabled}
      onClick={() => {
        if (!isBusy) onPress?.();
      }}
    >
      {children}
    </button>
  );
}
