import type { ReactNode } from 'react';

/** How a page says more than a sentence beside the field would. */
type Tone = 'told' | 'well' | 'warn' | 'wrong';

const classes: Readonly<Record<Tone, string>> = {
  told: 'usa-alert usa-alert--slim usa-alert--info',
  well: 'usa-alert usa-alert--slim usa-alert--success',
  warn: 'usa-alert usa-alert--slim usa-alert--warning',
  wrong: 'usa-alert usa-alert--slim usa-alert--error',
};

/** With `live` it is read out when it appears. */
export function Alert({
  tone,
  live = false,
  children,
}: {
  readonly tone: Tone;
  readonly live?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={classes[tone]} role={live ? (tone === 'wrong' ? 'alert' : 'status') : undefined}>
      <div className="usa-alert__body">
        <div className="usa-alert__text">{children}</div>
      </div>
    </div>
  );
}
