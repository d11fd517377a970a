import { useState, type ReactNode } from 'react';
import { stageTold } from '#core/frontier/plots/timeline-figures.ts';
import type { Stage } from '#core/frontier/notice/notice.ts';
import { windowDaysMost } from '#core/frontier/notice/window.ts';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { AudienceChoice, type NoticeAudience } from '#portal/components/frontier/notice/audience-choice.tsx';
import {
  entriesOf,
  lifeOfDraft,
  type Drafted,
  type GivenAccess,
} from '#portal/components/frontier/notice/window-words.ts';
import { WindowPreview } from '#portal/components/frontier/notice/window-preview.tsx';
import { ZoneField } from '#portal/components/frontier/notice/zone-field.tsx';

export interface NoticeWish {
  readonly releases: Readonly<Partial<Record<Stage, { readonly at: string; readonly zone: string }>>>;
  readonly daysOffered: number;
  readonly audience: NoticeAudience;
}

/** The whole plan at once: it takes the place of the last one. */
export function NoticeForm({
  draft,
  given,
  onTell,
}: {
  /** What it begins with. */
  readonly draft: Drafted;
  /** Access that would follow it. */
  readonly given: readonly GivenAccess[];
  /** Answers what went wrong. */
  readonly onTell: (wish: NoticeWish) => Promise<string | undefined>;
}): ReactNode {
  const [times, setTimes] = useState(draft.times);
  const [zone, setZone] = useState(draft.zone);
  const [days, setDays] = useState(String(draft.daysOffered));
  const [audience, setAudience] = useState<NoticeAudience>('record');
  const daysOffered = readDays(days);
  const tell = async (): Promise<string | undefined> => {
    if (daysOffered === undefined) return daysWrong;
    const planned = entriesOf(times).filter(([, at]) => at !== '');
    const releases = Object.fromEntries(planned.map(([stage, at]) => [stage, { at, zone }]));
    return onTell({ releases, daysOffered, audience });
  };
  return (
    <Form submit="Tell this plan" forgetsWhy onSubmit={tell}>
      <ZoneField value={zone} onChange={setZone} />
      {entriesOf(times).map(([stage, at]) => (
        <TextField
          key={stage}
          label={stageTold[stage]}
          type="datetime-local"
          value={at}
          onChange={(next) => setTimes({ ...times, [stage]: next })}
        />
      ))}
      <TextField
        label="Days of access that you offer the government"
        hint={`Before your release to trusted partners: 0 to ${windowDaysMost}. 0 is as good an answer as any.`}
        error={daysOffered === undefined ? daysWrong : undefined}
        inputMode="numeric"
        short
        value={days}
        onChange={setDays}
      />
      <WindowPreview
        lifeAt={(now) => (daysOffered === undefined ? 'no days' : lifeOfDraft({ times, zone, daysOffered }, now))}
        given={given}
      />
      <AudienceChoice value={audience} onChange={setAudience} />
    </Form>
  );
}

const daysWrong = `Days are a whole number from 0 to ${windowDaysMost}.`;

function readDays(text: string): number | undefined {
  const days = Number(text.trim());
  return /^\d{1,2}$/.test(text.trim()) && days <= windowDaysMost ? days : undefined;
}
