// A provider's one page over all organizations that it acts for.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { askForGrant, handBackGrant, listHeldGrants } from '#api/grants.ts';
import { isId } from '#core/kernel/ids.ts';
import { grantable } from '#core/parties/permissions.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { TextField } from '#portal/components/fields.tsx';
import { GrantForm } from '#portal/components/grants/grant-form.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { permissionWords } from '#portal/components/permission-words.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';
import { Enrolments } from '#portal/routes/organizations/enrolments.tsx';
import { Overview } from '#portal/routes/organizations/overview.tsx';

type Held = AnswerOf<typeof listHeldGrants>['grants'][number];

export function CustomersPage(): ReactNode {
  usePageTitle('Customers');
  const { name } = useOrganization();
  const managesGrants = useMay('grants.manage');
  const managesOrganization = useMay('organization.manage');
  return (
    <>
      <h1 tabIndex={-1}>Organizations that {name} acts for</h1>
      <Overview />
      <HeldGrants manages={managesGrants} />
      {managesGrants ? <AskForGrant /> : null}
      {managesOrganization ? <Enrolments /> : null}
    </>
  );
}

function HeldGrants({ manages }: { readonly manages: boolean }): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const answering = useAnswer(listHeldGrants, { params: { org }, query: { after: useAfterId<'grant'>() } });
  const columns: readonly Column<Held>[] = [
    {
      head: 'Organization',
      cell: ({ customer, isLive }) =>
        isLive ? <a href={paths.organizationHome(customer.id)}>{customer.name}</a> : customer.name,
    },
    { head: 'You may', cell: ({ scopes }) => scopes.map((scope) => permissionWords[scope]).join('; ') },
    {
      head: 'State',
      cell: ({ state, isLive, expiresAt }) => (
        <>
          {isLive
            ? 'until '
            : state === 'asked'
              ? 'asked for, not given yet; until '
              : state === 'given'
                ? 'expired '
                : 'ended '}
          <Instant at={expiresAt} />
        </>
      ),
    },
    ...(manages ? [handBackColumn(async (grant) => change(handBackGrant, { params: { org, grant } }))] : []),
  ];
  return (
    <Section title="Grants" id="grants">
      <Answered answering={answering} what="your grants">
        {({ grants, next }) =>
          grants.length === 0 ? (
            <Empty title="Nobody lets you act for them yet">
              <p>
                Give your id (it stands on the page “Organization”) to whom you serve: they let you act under
                “Providers”. Or enrol them below.
              </p>
            </Empty>
          ) : (
            <>
              <Table label="Grants" columns={columns} rows={grants} keyOf={({ id }) => id} />
              <Pages next={next} />
            </>
          )
        }
      </Answered>
    </Section>
  );
}

function handBackColumn(handBack: (grant: Held['id']) => ReturnType<ReturnType<typeof useChange>>): Column<Held> {
  return {
    head: 'Hand back',
    cell: ({ id, customer, state, isLive }) =>
      isLive || state === 'asked' ? (
        <PressAndSay
          text="Hand back"
          label={`Hand back the grant of ${customer.name}`}
          surely="You see nothing of theirs any more."
          press={async () => handBack(id)}
        />
      ) : null,
  };
}

function AskForGrant(): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const [text, setText] = useState('');
  return (
    <Section title="Ask for a grant" id="ask">
      <p>Of an organization that you enrolled; its administrator decides.</p>
      <GrantForm
        submit="Ask"
        offered={grantable}
        chosen={grantable}
        onGive={async (wish) => {
          const customer = text.trim().toLowerCase();
          if (!isId<'organization'>(customer)) return 'Write the organization’s id: 36 characters with dashes.';
          const asked = await change(askForGrant, { params: { org }, body: { customer, ...wish } });
          if (asked.ok) setText('');
          return asked.ok ? undefined : asked.failure.why;
        }}
      >
        <TextField label="The organization’s id" value={text} onChange={setText} />
      </GrantForm>
    </Section>
  );
}
