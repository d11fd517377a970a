import { useState, type ReactNode } from 'react';
import type { Action } from '#core/plans/action.ts';
import { Button } from '#portal/components/button.tsx';
import type { Intent } from '#portal/components/plan/move-form.tsx';

export interface ActionControlsProps {
  readonly action: Action;
  readonly intent: Intent | undefined;
  readonly onIntent: (intent: Intent) => void;
  readonly onStart: () => Promise<void>;
}

/** What can be said of an action now: the usual word first, the others one step away. */
export function ActionControls({ action, intent, onIntent, onStart }: ActionControlsProps): ReactNode {
  const [isStarting, setIsStarting] = useState(false);
  const { state, title } = action;
  const isOver = state === 'done' || state === 'said, not seen' || state === 'answered';
  const begin = async (): Promise<void> => {
    setIsStarting(true);
    await onStart();
    setIsStarting(false);
  };
  const word = (which: Intent, text: string, weight: 'plain' | 'word'): ReactNode => (
    <Button
      small
      weight={weight}
      label={`${text}: ${title}`}
      expanded={intent === which}
      onPress={() => onIntent(which)}
    >
      {text}
    </Button>
  );
  if (isOver) return word(firstIntent(action), 'Say otherwise', 'word');
  return (
    <>
      {action.kind === 'confirm' ? word('found', 'We looked', 'plain') : word('done', 'Done', 'plain')}
      {state === 'started' ? null : (
        <Button small weight="word" label={`Start: ${title}`} isBusy={isStarting} onPress={() => void begin()}>
          Start
        </Button>
      )}
      {word('defer', 'Not now', 'word')}
      {word('not affected', 'Not affected', 'word')}
    </>
  );
}

function firstIntent({ kind }: Action): Intent {
  return kind === 'confirm' ? 'found' : 'done';
}
