// The reports of an organization; at the clearinghouse those of all.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listReports } from '#api/reports.ts';
import { gradeNames } from '#core/findings/grade.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { stateWords } from '#portal/components/reports/report-words.ts';
import { Table, type Column } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

type Listed = AnswerOf<typeof listReports>['reports'][number];

export function ReportsPage(): ReactNode {
  usePageTitle('Reports');
  const { id: org, kind } = useOrganization();
  return (
    <>
      <h1 tabIndex={-1}>Reports</h1>
      <p>
        {kind === 'clearinghouse'
          ? 'What was handed in about flaws, by every organization. Nobody else sees what another handed in.'
          : 'What you handed in about flaws. You and the clearinghouse read it, and nobody else. It never changes: what is learned later stands beside it.'}
      </p>
      {useMay('reports.submit') ? (
        <p className="bw-screen">
          <a className="usa-button" href={paths.newReport(org)}>
            Hand in a report
          </a>
        </p>
      ) : null}
      {useMay('reports.read') ? <Reports /> : <NotInRole what="reading reports" />}
    </>
  );
}

function Reports(): ReactNode {
  const { id: org, kind } = useOrganization();
  const answering = useAnswer(listReports, { params: { org }, query: { after: useAfterId<'report'>() } });
  const columns: readonly Column<Listed>[] = [
    { head: 'Title', cell: ({ id, title }) => <a href={paths.report(org, id)}>{title}</a> },
    ...(kind === 'clearinghouse'
      ? [{ head: 'From', cell: ({ from }: Listed) => from.name ?? 'an organization that is gone' }]
      : []),
    { head: 'Received', cell: ({ receivedAt }) => <Instant at={receivedAt} />, isShort: true },
    { head: 'State', cell: ({ state }) => stateWords[state], isShort: true },
    { head: 'Evidence', cell: ({ grade }) => `${grade}, ${gradeNames[grade]}` },
    { head: 'Silence ends', cell: ({ clocks }) => <Instant at={clocks.discloseAt} />, isShort: true },
  ];
  return (
    <Answered answering={answering} what="the reports">
      {({ reports, next }) =>
        reports.length === 0 && next === undefined ? (
          <Empty title="No reports yet">
            <p>Whoever finds a flaw in something that others run hands it in here, however little is known of it.</p>
          </Empty>
        ) : (
          <>
            <Table label="Reports" columns={columns} rows={reports} keyOf={({ id }) => id} />
            <Pages next={next} />
          </>
        )
      }
    </Answered>
  );
}
