import type { ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import {
  accessWords,
  canWorkOut,
  lifeOfDraft,
  windowWords,
  type Drafted,
  type GivenAccess,
} from '#portal/components/frontier/notice/window-words.ts';

/** What a plan would mean, while it is written; the service lays it by the same rules. */
export function WindowPreview({
  draft,
  given,
}: {
  readonly draft: Drafted;
  readonly given: readonly GivenAccess[];
}): ReactNode {
  return (
    <Alert tone="told" live>
      {wordsOf(draft, given).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  );
}

function wordsOf(draft: Drafted, given: readonly GivenAccess[]): readonly string[] {
  if (!canWorkOut()) {
    return [
      'This browser is too old to lay the window out while you write. The service does it when you tell your plan.',
    ];
  }
  const now = Temporal.Now.instant();
  const life = lifeOfDraft(draft, now);
  if (life === undefined) return ['One of the dates is no day that there is.'];
  return [...windowWords(life.window, now), ...accessWords(given, life.window, now)];
}
