import type { ReactNode } from 'react';
import { RadioGroup } from '#portal/components/fields.tsx';

export type NoticeAudience = 'developer' | 'record';

/** Whether a plan is told, or only laid out. */
export function AudienceChoice({
  value,
  onChange,
}: {
  readonly value: NoticeAudience;
  readonly onChange: (audience: NoticeAudience) => void;
}): ReactNode {
  return (
    <RadioGroup
      legend="Who is told"
      value={value}
      choices={[
        { value: 'record', text: 'Those to whom you gave the record', hint: 'If you gave it to nobody yet, nobody.' },
        {
          value: 'developer',
          text: 'Nobody: lay it out for your own people',
          hint: 'Access follows this plan as well.',
        },
      ]}
      onChange={onChange}
    />
  );
}
