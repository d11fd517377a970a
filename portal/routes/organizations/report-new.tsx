// Handing in a report.
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { submitReport } from '#api/reports.ts';
import type { ReportContent } from '#core/findings/report.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { NotInRole } from '#portal/components/page-states.tsx';
import { ClockList, clocksIn } from '#portal/components/reports/clock-list.tsx';
import { ReportForm } from '#portal/components/reports/report-form.tsx';
import { Section } from '#portal/components/section.tsx';
import { ShownOnce } from '#portal/components/shown-once.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

type HandedIn = AnswerOf<typeof submitReport>;

export function NewReportPage(): ReactNode {
  usePageTitle('Hand in a report');
  const [handedIn, setHandedIn] = useState<HandedIn>();
  const may = useMay('reports.submit');
  if (!may) return <NotInRole what="handing in reports" />;
  return handedIn === undefined ? <Write onHandedIn={setHandedIn} /> : <Receipt handedIn={handedIn} />;
}

function Write({ onHandedIn }: { readonly onHandedIn: (handedIn: HandedIn) => void }): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  return (
    <>
      <h1 tabIndex={-1}>Hand in a report</h1>
      <p>
        A flaw that you found in something that others run. Say what you know: a report is never turned away because it
        knows little. What you write is sealed; your organization and the clearinghouse read it, and nobody else.
      </p>
      <ReportForm
        onHandIn={async (content: ReportContent) => {
          const body = { ...content, affected: [...content.affected] };
          const answered = await change(submitReport, { params: { org }, body });
          if (!answered.ok) return answered.failure.why;
          onHandedIn(answered.value);
          return undefined;
        }}
      />
    </>
  );
}

function Receipt({ handedIn }: { readonly handedIn: HandedIn }): ReactNode {
  const { id: org } = useOrganization();
  const router = useRouter();
  const { id, receipt, clocks } = handedIn;
  return (
    <>
      <h1 tabIndex={-1}>It is handed in</h1>
      <ShownOnce secret={receipt} onSeen={() => router.history.push(paths.report(org, id))}>
        <p>
          <strong>This is its receipt. It is shown this once</strong>: keep it. With it anybody sees at{' '}
          <a href={paths.receipts}>{`${window.location.origin}${paths.receipts}`}</a> how far the report is, without
          signing in, and nothing of what it says.
        </p>
      </ShownOnce>
      <Section title="Until when" id="clocks">
        <ClockList clocks={clocksIn(clocks)} now={Date.now()} />
      </Section>
    </>
  );
}
