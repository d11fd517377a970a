// Where a plan stands: none yet and what it waits for; older than what it is made of; held up.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { showPlan } from '#api/plans.ts';
import { Alert } from '#portal/components/alert.tsx';
import { useHere } from '#portal/components/here.ts';
import { Empty } from '#portal/components/page-states.tsx';
import * as paths from '#portal/paths.ts';

type PlanAnswer = AnswerOf<typeof showPlan>;

export function NoPlanYet({
  waitsFor,
  isHeldUp,
}: {
  readonly waitsFor: NonNullable<PlanAnswer['waitsFor']>;
  readonly isHeldUp: boolean;
}): ReactNode {
  const { org } = useHere();
  if (isHeldUp) return <h1 tabIndex={-1}>No plan yet</h1>;
  switch (waitsFor) {
    case 'documents':
      return (
        <>
          <h1 tabIndex={-1}>This week</h1>
          <Empty title="Say what you run, and the plan follows">
            <p>
              Hand in what you have: an export of your device manager or scanner, a spreadsheet of machines, an SBOM.
              From that come the few things to do this week, in the hours that you have.
            </p>
            <p>
              <a className="usa-button" href={paths.inventory(org)}>
                Hand in documents
              </a>
            </p>
          </Empty>
        </>
      );
    case 'feed':
      return (
        <>
          <h1 tabIndex={-1}>This week</h1>
          <Empty title="The service has no feed of vulnerabilities yet">
            <p>
              Without it nothing can be compared with what you run. Whoever runs this service takes one in, under
              “Clearinghouse” on the page of its own organization; the plan follows by itself.
            </p>
          </Empty>
        </>
      );
    case 'planning':
      return (
        <>
          <h1 tabIndex={-1}>This week</h1>
          <div role="status">
            <Empty title="Your plan is being made">
              <p>
                It takes some seconds, for large inventories a minute. It appears here by itself; you can leave
                meanwhile.
              </p>
            </Empty>
          </div>
        </>
      );
  }
}

const reasonWords: Readonly<Record<PlanAnswer['staleSince'][number], string>> = {
  documents: 'the inventory',
  answers: 'what you said',
  settings: 'hours or policy',
  feed: 'what is known of vulnerabilities',
  day: 'the day',
};

export function Stale({ since }: { readonly since: PlanAnswer['staleSince'] }): ReactNode {
  return (
    <div className="bw-stale bw-screen" role="status">
      Changed since: {since.map((reason) => reasonWords[reason]).join(', ')}. A newer plan is being made and appears
      here.
    </div>
  );
}

export function HeldUp({ faults }: { readonly faults: PlanAnswer['heldUpBy'] }): ReactNode {
  const { org } = useHere();
  if (faults.length === 0) return null;
  return (
    <Alert tone="wrong">
      <p>
        <strong>There is no newer plan until this is mended:</strong>
      </p>
      <ul>
        {faults.map(({ document, why, place }) => (
          <li key={document}>
            {document}: {why}
            {place === undefined ? '' : ` (${place})`}
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.inventory(org)}>Hand it in again, or take it back</a>
      </p>
    </Alert>
  );
}
