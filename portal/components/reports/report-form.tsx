import { useState, type ReactNode } from 'react';
import { clocksOf } from '#core/findings/clocks.ts';
import { gradeOf } from '#core/findings/grade.ts';
import { check, isZone, type ReportContent } from '#core/findings/report.ts';
import { TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { AffectedFields } from '#portal/components/reports/affected-fields.tsx';
import { FoundFields, WishFields } from '#portal/components/reports/circumstance-fields.tsx';
import { ClockList } from '#portal/components/reports/clock-list.tsx';
import { contentOf, emptyDraft, lackOf, type Draft } from '#portal/components/reports/draft.ts';
import { CodeFields, FixFields, ReproductionFields } from '#portal/components/reports/evidence-fields.tsx';
import { GradeCard } from '#portal/components/reports/grade-card.tsx';

/** A report, with the grade it has so far and the clocks that will start, by the rules that the service has too. */
export function ReportForm({
  onHandIn,
}: {
  /** Answers what went wrong. */
  readonly onHandIn: (content: ReportContent) => Promise<string | undefined>;
}): ReactNode {
  const [draft, setDraft] = useState(() => emptyDraft(new Intl.DateTimeFormat().resolvedOptions().timeZone));
  const change = (some: Partial<Draft>): void => setDraft((before) => ({ ...before, ...some }));
  const content = contentOf(draft);
  const graded = gradeOf(content);
  const handIn = async (): Promise<string | undefined> => {
    const lack = lackOf(draft) ?? refusalOf(content);
    return lack ?? onHandIn(content);
  };
  return (
    <Form submit="Hand it in" label="Hand it in: the report" className="bw-report-form" onSubmit={handIn}>
      <TextField label="Title" value={draft.title} maxLength={200} onChange={(title) => change({ title })} />
      <AffectedFields affected={draft.affected} onChange={(affected) => change({ affected })} />
      <TextArea
        label="What is wrong"
        rows={6}
        maxLength={20_000}
        value={draft.flaw}
        onChange={(flaw) => change({ flaw })}
      />
      <TextArea
        label="What somebody could do with it"
        rows={3}
        maxLength={5000}
        value={draft.impact}
        onChange={(impact) => change({ impact })}
      />
      <details>
        <summary>How to make it happen</summary>
        <ReproductionFields draft={draft} onChange={change} />
      </details>
      <details>
        <summary>Where in the code it is, and since when</summary>
        <CodeFields draft={draft} onChange={change} />
      </details>
      <details>
        <summary>How to mend it</summary>
        <FixFields draft={draft} onChange={change} />
      </details>
      <FoundFields draft={draft} onChange={change} />
      <WishFields draft={draft} onChange={change} />
      <h2>What this report is so far</h2>
      <GradeCard grade={graded.grade} next={graded.next} />
      <ClockPreview content={content} />
    </Form>
  );
}

/** Browsers that know no calendar days in zones are told by the service, once it is handed in. */
function canReckon(): boolean {
  return 'Temporal' in globalThis;
}

function refusalOf(content: ReportContent): string | undefined {
  if (!canReckon()) return undefined;
  const checked = check(content, Temporal.Now.instant());
  return checked.ok ? undefined : checked.why;
}

function ClockPreview({ content }: { readonly content: ReportContent }): ReactNode {
  const { zone, silentUntil, exploitation } = content;
  if (!canReckon() || !isZone(zone)) return null;
  const receivedAt = Temporal.Now.instant();
  const clocks = clocksOf({ receivedAt, zone, isExploited: exploitation === 'observed', silentUntil });
  return (
    <>
      <h2>If you hand it in now</h2>
      <ClockList
        clocks={clocks.map(({ name, endsAt, why }) => ({ clock: name, endsAt: endsAt.toString(), why }))}
        now={receivedAt.epochMilliseconds}
      />
    </>
  );
}
