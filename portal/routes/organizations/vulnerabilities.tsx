// All vulnerabilities that concern the organization.
import { useMemo, useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listVulnerabilities } from '#api/vulnerabilities.ts';
import { plural } from '#core/kernel/counted.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfter } from '#portal/asking/pages.tsx';
import { usePlan } from '#portal/asking/plan.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Button } from '#portal/components/button.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { turnsOf, type Turn } from '#portal/components/vulnerability/turns.ts';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function VulnerabilitiesPage(): ReactNode {
  usePageTitle('Vulnerabilities');
  return (
    <>
      <h1 tabIndex={-1}>Vulnerabilities that concern you</h1>
      {useMay('plan.read') ? (
        <>
          <InThePlan />
          <ByName />
        </>
      ) : (
        <NotInRole what="the plan" />
      )}
    </>
  );
}

type Row = AnswerOf<typeof listVulnerabilities>['vulnerabilities'][number];

/** What the plan closes comes in its order: what is to be done first stands first. */
function InThePlan(): ReactNode {
  const { id: org } = useOrganization();
  const [isWhole, setIsWhole] = useState(false);
  const made = usePlan();
  const plan = made.is === 'answered' ? made.value.plan : undefined;
  const turns = useMemo(() => (plan === undefined ? [] : [...turnsOf(plan)]), [plan]);
  if (turns.length === 0) return null;
  const columns: readonly Column<readonly [string, Turn]>[] = [
    { head: 'Vulnerability', cell: ([id]) => <a href={paths.vulnerability(org, id)}>{id}</a>, isShort: true },
    { head: 'Used by attackers', cell: ([, { inKev }]) => (inKev ? <strong>yes</strong> : 'not in CISA KEV') },
    { head: 'What to do', cell: ([, { action, title }]) => <a href={paths.action(org, action)}>{title}</a> },
    { head: 'When', cell: ([, { when }]) => when },
  ];
  return (
    <Section title="In the order of the plan" id="turns">
      <p>
        {plural(turns.length, 'vulnerability is', 'vulnerabilities are')} closed or looked up by an action of the plan.
      </p>
      <Table
        label="Vulnerabilities in the order of the plan"
        columns={columns}
        rows={isWhole ? turns : turns.slice(0, turnsShown)}
        keyOf={([id]) => id}
      />
      {isWhole || turns.length <= turnsShown ? null : (
        <Button weight="word" onPress={() => setIsWhole(true)}>
          Show all {turns.length}
        </Button>
      )}
    </Section>
  );
}

/** A screen of them: the rest are for whoever looks closer. */
const turnsShown = 20;

function ByName(): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(listVulnerabilities, { params: { org }, query: { after: useAfter() } });
  const columns: readonly Column<Row>[] = [
    { head: 'Vulnerability', cell: ({ id }) => <a href={paths.vulnerability(org, id)}>{id}</a> },
    { head: 'Affected components', cell: ({ affected }) => affected, isShort: true },
    { head: 'Nobody can tell', cell: ({ unknown }) => unknown, isShort: true },
    { head: 'Taken as mended', cell: ({ takenAsMended }) => takenAsMended, isShort: true },
  ];
  return (
    <Section title="All, by name" id="all">
      <p>Those too of which nobody can tell, or that no action closes. The page of each says why.</p>
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
    </Section>
  );
}
