// What the service does by itself, as it stands now: what waits, what failed, and what to do about it.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { showJobs } from '#api/jobs.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

type Told = AnswerOf<typeof showJobs>;
type Kind = Told['kinds'][number];
type Failed = Told['failures'][number];

/** Jobs take seconds; whoever looks at them sees them go. A page that asks for ever would keep its session from ending. */
const whileRunningMs = 5000;

export function Jobs(): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(showJobs, { params: { org } }, { everyMs: isRunning });
  return (
    <Section title="Jobs" id="jobs">
      <p>
        What the service does by itself: plans made anew, matches kept current, tickets sent. While some run, they are
        asked for again.
      </p>
      <Answered answering={answering} what="the jobs">
        {(told) => (
          <>
            <Standing told={told} />
            {told.kinds.length === 0 ? null : (
              <Table label="Jobs by kind" columns={columns} rows={told.kinds} keyOf={({ name }) => name} />
            )}
            {told.failures.length === 0 ? null : <Failures failures={told.failures} />}
          </>
        )}
      </Answered>
    </Section>
  );
}

function isRunning({ kinds }: Told): number | false {
  return kinds.some(({ running }) => running > 0) ? whileRunningMs : false;
}

/** An event from which nothing followed for so long says that nobody works. */
const lagSecondsMax = 60;

function Standing({ told: { kinds, ledgerLagSeconds } }: { readonly told: Told }): ReactNode {
  if (ledgerLagSeconds > lagSecondsMax)
    return (
      <Alert tone="warn">
        <p>
          The oldest event has waited {Math.round(ledgerLagSeconds)} s for its jobs: plans fall behind. See in the log
          of the server whether its jobs run, and start it again if they do not.
        </p>
      </Alert>
    );
  return kinds.length === 0 ? <p>Nothing waits and nothing failed.</p> : null;
}

const columns: readonly Column<Kind>[] = [
  { head: 'Kind', cell: ({ name }) => name },
  { head: 'Running', cell: ({ running }) => running, isShort: true },
  {
    head: 'Waiting',
    cell: ({ waiting, waitingSince }) => (
      <>
        {waiting}
        {waitingSince === undefined ? null : (
          <>
            , since <Instant at={waitingSince} />
          </>
        )}
      </>
    ),
  },
  { head: 'Tried again', cell: ({ retried }) => retried, isShort: true },
  {
    head: 'Failed for good',
    cell: ({ failed }) => (failed === 0 ? 0 : <span className="bw-pressing">{failed}</span>),
    isShort: true,
  },
];

const failureColumns: readonly Column<Failed>[] = [
  { head: 'Kind', cell: ({ name }) => name },
  { head: 'Failed', cell: ({ failedAt }) => <Instant at={failedAt} />, isShort: true },
  { head: 'Attempts', cell: ({ attempts, attemptsMax }) => `${attempts} of ${attemptsMax}`, isShort: true },
  {
    head: 'Tried again',
    cell: ({ nextAt }) => (nextAt === undefined ? 'no: it was tried as often as it may' : <Instant at={nextAt} />),
  },
];

function Failures({ failures }: Pick<Told, 'failures'>): ReactNode {
  return (
    <>
      <h3>Failures, newest first</h3>
      <p>Why, the log of the server says, at these times: here it would tell what organizations run.</p>
      <Table
        label="Failures"
        columns={failureColumns}
        rows={failures}
        keyOf={({ name, failedAt, attempts }) => `${name} ${failedAt} ${attempts}`}
      />
    </>
  );
}
