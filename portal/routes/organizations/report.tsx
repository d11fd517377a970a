// One report: how far it is, its grade with what would raise it, and what it says.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { showReport } from '#api/reports.ts';
import { isId } from '#core/kernel/ids.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Absent } from '#portal/components/page-states.tsx';
import { ClockList } from '#portal/components/reports/clock-list.tsx';
import { GradeCard } from '#portal/components/reports/grade-card.tsx';
import { ReportSaid } from '#portal/components/reports/report-said.tsx';
import { stateWords, type Report } from '#portal/components/reports/report-words.ts';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function ReportPage(): ReactNode {
  usePageTitle('Report');
  const { report = '' } = useParams({ strict: false });
  return isId<'report'>(report) ? <Asked report={report} /> : <Absent what="report" />;
}

function Asked({ report }: { readonly report: Report['id'] }): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(showReport, { params: { org, report } });
  return (
    <Answered answering={answering} what="report" isPart={false}>
      {(shown) => <Shown shown={shown} />}
    </Answered>
  );
}

function Shown({ shown }: { readonly shown: Report }): ReactNode {
  const { id: org } = useOrganization();
  const { content, from, receivedAt, state, grade, next, reasons, policy, clocks } = shown;
  return (
    <>
      <p className="bw-screen">
        <a href={paths.reports(org)}>All reports</a>
      </p>
      <h1 tabIndex={-1}>{content.title}</h1>
      <Alert tone="warn">
        <p>
          <strong>
            {Date.parse(clocks.discloseAt) > Date.now() ? 'Under silence until ' : 'The silence was to end '}
            <Instant at={clocks.discloseAt} /> (UTC).
          </strong>{' '}
          Only {from.name ?? 'whoever handed it in'} and the clearinghouse may read it here. Do not pass it on.
        </p>
      </Alert>
      <p className="bw-facts">
        <span>{stateWords[state]}</span>
        <span>
          <Instant at={receivedAt} /> (UTC)
        </span>
        <span>From {from.name ?? 'an organization that is gone'}</span>
      </p>
      <Section title="Until when" id="clocks">
        <ClockList clocks={reasons} now={Date.now()} />
        <p className="bw-quiet bw-small">
          By the figures of {policy}, in calendar days of {content.zone}.
        </p>
      </Section>
      <Section title="Evidence" id="grade">
        <GradeCard grade={grade} next={next} />
        <p className="bw-quiet bw-small">
          By what the report holds. Whether it is true is found out by whoever checks it.
        </p>
      </Section>
      <Section title="What it says" id="said">
        <ReportSaid content={content} />
      </Section>
    </>
  );
}
