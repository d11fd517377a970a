// What is due at all customers of a provider, one pool of hours planned across them, and who runs what.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { findSoftware, showOverview } from '#api/providers.ts';
import { hours, percentBriefly } from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { useAsk, useAsked } from '#portal/asking/pages.tsx';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { readHours } from '#portal/components/hours-text.ts';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import * as paths from '#portal/paths.ts';

type Told = AnswerOf<typeof showOverview>;
type Turn = Told['week'][number];
type Customer = Told['customers'][number];
type Found = AnswerOf<typeof findSoftware>['found'][number];

/** Hours of one person's week, until the provider says how many it has. */
const usualPool = 40;

export function Overview(): ReactNode {
  const { id: org } = useOrganization();
  const pool = readHours(useAsked().get('hours') ?? '') ?? usualPool;
  const answering = useAnswer(showOverview, { params: { org }, query: { hours: pool } });
  return (
    <>
      <Section title="This week, across all of them" id="week">
        <PoolForm pool={pool} />
        <Answered answering={answering} what="the overview">
          {(told) => <Week told={told} pool={pool} />}
        </Answered>
      </Section>
      <WhoRuns />
    </>
  );
}

function PoolForm({ pool }: { readonly pool: number }): ReactNode {
  const ask = useAsk();
  const [text, setText] = useState(String(pool));
  return (
    <Form
      className="bw-filter bw-screen"
      submit="Plan with these hours"
      weight="plain"
      small
      onSubmit={async () => {
        if (typeof readHours(text) !== 'number') return 'Hours are a number, such as 40.';
        ask('hours', text.trim().replace(',', '.'));
        return undefined;
      }}
    >
      <TextField label="Hours that your people have" inputMode="decimal" short value={text} onChange={setText} />
    </Form>
  );
}

function Week({ told, pool }: { readonly told: Told; readonly pool: number }): ReactNode {
  const { id: org } = useOrganization();
  const { customers, week, unmet, usedHours, left, method, isWhole } = told;
  if (customers.length === 0) return <p>Nobody lets you see their plan yet.</p>;
  return (
    <>
      <p>
        {hours(usedHours)} of {hours(pool)} used; {plural(left.count, 'action')} ({hours(left.hours)}) are left.{' '}
        <a href={paths.tickets(org, pool)} download>
          Take the week as tickets
        </a>
      </p>
      {isWhole ? null : (
        <Alert tone="warn">
          <p>You act for more than are shown here: what is due at the others is missing.</p>
        </Alert>
      )}
      <Table label="Do first" columns={turnColumns} rows={week} keyOf={keyOf} />
      {unmet.length === 0 ? null : (
        <>
          <h3>Due within the week, and the hours do not reach</h3>
          <Table label="Not reached" columns={turnColumns} rows={unmet} keyOf={keyOf} />
        </>
      )}
      <h3>Each of them</h3>
      <Table label="Customers" columns={customerColumns} rows={customers} keyOf={({ id }) => id} />
      <p className="bw-quiet bw-small">{method}</p>
    </>
  );
}

function keyOf({ customer, action }: Turn): string {
  return `${customer.id} ${action}`;
}

const turnColumns: readonly Column<Turn>[] = [
  { head: 'Do', cell: ({ customer, action, title }) => <a href={paths.action(customer.id, action)}>{title}</a> },
  { head: 'At', cell: ({ customer: { name } }) => name },
  { head: 'Hours', cell: ({ hours: needed }) => hours(needed), isShort: true },
  { head: 'When', cell: ({ dueOn, rule }) => (dueOn === undefined ? rule : `${dueOn}: ${rule}`) },
  { head: 'Of its risk', cell: ({ riskRemoved }) => percentBriefly(riskRemoved), isShort: true },
];

const customerColumns: readonly Column<Customer>[] = [
  { head: 'Organization', cell: ({ id, name }) => <a href={paths.organizationHome(id)}>{name}</a> },
  {
    head: 'This week',
    // No plan says nothing of the risk.
    cell: ({ plan }) => plan?.actions ?? <span className="bw-unknown">no plan yet: nothing is known</span>,
  },
  { head: 'Overdue', cell: ({ plan }) => plan?.overdue ?? '–', isShort: true },
  { head: 'Due in 7 days', cell: ({ plan }) => plan?.dueWithinWeek ?? '–', isShort: true },
  { head: 'Can not be met', cell: ({ plan }) => plan?.cannotMeet ?? '–', isShort: true },
  { head: 'Exploited', cell: ({ plan }) => plan?.inKev ?? '–', isShort: true },
  { head: 'Questions', cell: ({ plan }) => plan?.questions ?? '–', isShort: true },
];

const foundColumns: readonly Column<Found>[] = [
  { head: 'Software', cell: ({ name, version }) => `${name} ${version ?? '(version not known)'}` },
  { head: 'At', cell: ({ customer: { name } }) => name },
  { head: 'On', cell: ({ asset, count }) => (count > 1 ? `${asset} ×${count}` : asset) },
];

function WhoRuns(): ReactNode {
  const ask = useAsk();
  const named = useAsked().get('named') ?? '';
  const [text, setText] = useState(named);
  return (
    <Section title="Who runs it?" id="software">
      <Form
        className="bw-filter bw-screen"
        submit="Find"
        weight="plain"
        small
        onSubmit={async () => {
          ask('named', text.trim());
          return undefined;
        }}
      >
        <TextField label="Name of a software" type="search" value={text} maxLength={100} onChange={setText} />
      </Form>
      {named.trim() === '' ? null : <Finds named={named.trim().slice(0, 100)} />}
    </Section>
  );
}

function Finds({ named }: { readonly named: string }): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(findSoftware, { params: { org }, query: { named } });
  return (
    <Answered answering={answering} what="who runs it">
      {({ found, isWhole }) =>
        found.length === 0 ? (
          <p>Nobody’s inventory names it. What an inventory does not show is not known.</p>
        ) : (
          <>
            <Table
              label={`Who runs ${named}`}
              columns={foundColumns}
              rows={found}
              keyOf={({ customer, asset, name, version }) => `${customer.id} ${asset} ${name} ${version ?? ''}`}
            />
            {isWhole ? null : <p>There is more than this: write more of the name.</p>}
          </>
        )
      }
    </Answered>
  );
}
