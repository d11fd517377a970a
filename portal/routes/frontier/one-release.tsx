// One planned release of a developer's: moved, told as made, or dropped.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { dropRelease, moveRelease, tellReleased } from '#api/frontier/notices.ts';
import type { showTimeline } from '#api/frontier/timelines.ts';
import { stageTold } from '#core/frontier/plots/timeline-figures.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { Button } from '#portal/components/button.tsx';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { MoveForm } from '#portal/components/frontier/notice/move-form.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';

export type Timeline = AnswerOf<typeof showTimeline>;
export type Release = Extract<Timeline['entries'][number], { readonly lane: 'developer' }>;

interface OfRelease {
  readonly release: Release;
  readonly told: Timeline;
  /** All of the plan. */
  readonly own: readonly Release[];
}

export function OneRelease({ release, told, own }: OfRelease): ReactNode {
  const { what, local, zone, done } = release;
  const { id: model } = useModel();
  const change = useChange();
  const [isOpen, setIsOpen] = useState(false);
  const params = { model, stage: what };
  const name = stageTold[what];
  return (
    <>
      <h3>{name}</h3>
      <p className="bw-quiet">
        {local} ({zone}), {done ? 'made' : 'planned'}
      </p>
      <div className="bw-buttons bw-screen">
        <Button small expanded={isOpen} label={`Move: ${name}`} onPress={() => setIsOpen(!isOpen)}>
          Move
        </Button>
        {done ? null : (
          <PressAndSay
            text="It is made"
            label={`It is made: ${name}`}
            press={async () => change(tellReleased, { params, body: { audience: 'record' } })}
          />
        )}
        <PressAndSay
          text="Drop it"
          label={`Drop it: ${name}`}
          surely={what === 'trusted-partners' ? noWindow : 'It is planned no more.'}
          press={async () => change(dropRelease, { params, query: { audience: 'record' } })}
        />
      </div>
      {isOpen ? <Move release={release} told={told} own={own} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

const noWindow = 'Without it there is no window: the government’s use of the model ends at once.';

function Move({
  release: { what, local, zone },
  told,
  own,
  onClose,
}: OfRelease & { readonly onClose: () => void }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  return (
    <MoveForm
      stage={what}
      at={asTyped(local)}
      zone={zone}
      plan={{ ...told, releases: own }}
      given={told.access}
      onClose={onClose}
      onMove={async (body) => {
        const moved = await change(moveRelease, { params: { model, stage: what }, body });
        if (!moved.ok) return moved.failure.why;
        onClose();
        return undefined;
      }}
    />
  );
}

/** As a field for a day and a time has it. */
export function asTyped(local: string): string {
  return local.replace(' ', 'T');
}
