// All vulnerabilities that concern the organization.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listVulnerabilities } from '#api/vulnerabilities.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfter } from '#portal/asking/pages.tsx';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function VulnerabilitiesPage(): ReactNode {
  usePageTitle('Vulnerabilities');
  return (
    <>
      <h1 tabIndex={-1}>Vulnerabilities that concern you</h1>
      <p>
        By name, each with why. What to do about them, in which order, is what the plan is for: most need nothing this
        week.
      </p>
      {useMay('plan.read') ? <Vulnerabilities /> : <NotInRole what="the plan" />}
    </>
  );
}

type Row = AnswerOf<typeof listVulnerabilities>['vulnerabilities'][number];

function Vulnerabilities(): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(listVulnerabilities, { params: { org }, query: { after: useAfter() } });
  const columns: readonly Column<Row>[] = [
    { head: 'Vulnerability', cell: ({ id }) => <a href={paths.vulnerability(org, id)}>{id}</a> },
    { head: 'Affected components', cell: ({ affected }) => affected, isShort: true },
    { head: 'Nobody can tell', cell: ({ unknown }) => unknown, isShort: true },
  ];
  return (
    <Answered answering={answering} what="the vulnerabilities">
      {({ vulnerabilities, next }) =>
        vulnerabilities.length === 0 ? (
          <Empty title="None that the plan knows of">
            <p>
              That is no promise: what the inventory does not show, and what no source covers, is not known.{' '}
              <a href={paths.plan(org)}>What the plan can not see</a>
            </p>
          </Empty>
        ) : (
          <>
            <Table label="Vulnerabilities" columns={columns} rows={vulnerabilities} keyOf={({ id }) => id} />
            <Pages next={next} />
          </>
        )
      }
    </Answered>
  );
}
