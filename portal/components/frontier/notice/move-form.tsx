import { useState, type ReactNode } from 'react';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { AudienceChoice, type NoticeAudience } from '#portal/components/frontier/notice/audience-choice.tsx';
import { ZoneField } from '#portal/components/frontier/notice/zone-field.tsx';

export interface MoveWish {
  readonly at: string;
  readonly zone: string;
  readonly audience: NoticeAudience;
}

/** Another date of one release. */
export function MoveForm({
  what,
  at,
  zone: from,
  onMove,
  onClose,
}: {
  readonly what: string;
  readonly at: string;
  readonly zone: string;
  /** Answers what went wrong. */
  readonly onMove: (wish: MoveWish) => Promise<string | undefined>;
  readonly onClose: () => void;
}): ReactNode {
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
      <AudienceChoice value={audience} onChange={setAudience} />
    </Form>
  );
}
