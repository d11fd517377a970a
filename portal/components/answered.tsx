import type { ReactNode } from 'react';
import { Failed, Loading, type Failure } from '#portal/components/page-states.tsx';

/** What was asked for, or how far it is. */
export type Answering<Value> =
  | { readonly is: 'asking' }
  | { readonly is: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly is: 'answered'; readonly value: Value };

export function Answered<Value>({
  answering,
  what,
  isPart = true,
  children,
}: {
  readonly answering: Answering<Value>;
  /** `the plan`, `your passkeys`. */
  readonly what: string;
  /** Whether it is a part of a page, or the page itself. */
  readonly isPart?: boolean;
  readonly children: (value: Value) => ReactNode;
}): ReactNode {
  switch (answering.is) {
    case 'asking':
      return <Loading what={what} />;
    case 'failed':
      return <Failed what={what} failure={answering.failure} onRetry={answering.retry} isPart={isPart} />;
    case 'answered':
      return children(answering.value);
  }
}
