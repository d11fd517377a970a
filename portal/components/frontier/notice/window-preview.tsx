import type { ReactNode } from 'react';
import type { NoticeLife } from '#core/frontier/notice/notice.ts';
import { Alert } from '#portal/components/alert.tsx';
import {
  accessWords,
  canWorkOut,
  windowWords,
  type GivenAccess,
} from '#portal/components/frontier/notice/window-words.ts';

type LifeAt = (now: Temporal.Instant) => NoticeLife | 'no days' | undefined;

/** What a plan would mean, while it is written; the service lays it by the same rules. */
export function WindowPreview({
  lifeAt,
  given,
}: {
  /**
   * The plan as it would stand; `undefined` where a day or time is none, and `no days` where what is offered is no number of
   * them. Asked only where the browser can work it out.
   */
  readonly lifeAt: LifeAt;
  readonly given: readonly GivenAccess[];
}): ReactNode {
  return (
    <Alert tone="told" live>
      {wordsOf(lifeAt, given).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  );
}

function wordsOf(lifeAt: LifeAt, given: readonly GivenAccess[]): readonly string[] {
  if (!canWorkOut()) {
    return [
      'This browser is too old to lay the window out while you write. The service does it when you tell your plan.',
    ];
  }
  const now = Temporal.Now.instant();
  const life = lifeAt(now);
  if (life === 'no days')
    return ['The window is laid out once the days that you offer are a number that there can be.'];
  if (life === undefined) return ['One of the dates is no day that there is.'];
  return [...windowWords(life, now), ...accessWords(given, life.window, now)];
}
