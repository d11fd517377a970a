import { useState, type ReactNode } from 'react';
import { stageTold } from '#core/frontier/plots/timeline-figures.ts';
import type { Stage } from '#core/frontier/notice/notice.ts';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { AudienceChoice, type NoticeAudience } from '#portal/components/frontier/notice/audience-choice.tsx';
import { WindowPreview } from '#portal/components/frontier/notice/window-preview.tsx';
import { lifeOnceMoved, type GivenAccess, type StoodPlan } from '#portal/components/frontier/notice/window-words.ts';
import { ZoneField } from '#portal/components/frontier/notice/zone-field.tsx';

export interface MoveWish {
  readonly at: string;
  readonly zone: string;
  readonly audience: NoticeAudience;
}

/** Another date of one release. */
export function MoveForm({
  stage,
  at,
  zone: from,
  plan,
  given,
  onMove,
  onClose,
}: {
  readonly stage: Stage;
  /** As a field for a day and a time has it. */
  readonly at: string;
  readonly zone: string;
  readonly plan: StoodPlan;
  /** Access that would follow it. */
  readonly given: readonly GivenAccess[];
  /** Answers what went wrong. */
  readonly onMove: (wish: MoveWish) => Promise<string | undefined>;
  readonly onClose: () => void;
}): ReactNode {
  const what = stageTold[stage];
  const [time, setTime] = useState(at);
  const [zone, setZone] = useState(from);
  const [audience, setAudience] = useState<NoticeAudience>('record');
  const move = async (): Promise<string | undefined> => {
    if (time === '') return 'Choose a day and a time.';
    return onMove({ at: time, zone, audience });
  };
  return (
    <Form submit="Move it" label={`Move it: ${what}`} weight="plain" small onSubmit={move} onCancel={onClose}>
      <TextField label={`${what}: new day and time`} type="datetime-local" value={time} onChange={setTime} />
      <ZoneField value={zone} onChange={setZone} />
      {stage === 'trusted-partners' ? (
        <WindowPreview lifeAt={(now) => lifeOnceMoved(plan, { stage, at: time, zone }, now)} given={given} />
      ) : null}
      <AudienceChoice value={audience} onChange={setAudience} />
    </Form>
  );
}
