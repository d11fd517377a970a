// Who is which office of the framework; the clearinghouse says so.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listEnrolments } from '#api/enrolments.ts';
import { endOffice, listOffices, setOffice } from '#api/frontier/offices.ts';
import { listHeldGrants } from '#api/grants.ts';
import { frameworkOffices, officeNames, type FrameworkOffice } from '#core/frontier/access/offices.ts';
import { isId, type OrganizationId } from '#core/kernel/ids.ts';
import { useMine } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { SelectField, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

type Office = AnswerOf<typeof listOffices>['offices'][number];

export function Offices(): ReactNode {
  const answering = useAnswer(listOffices, {});
  const clearinghouse = useMine().find(({ kind }) => kind === 'clearinghouse');
  const change = useChange();
  const end = async ({ organization, office }: Office, org: OrganizationId) =>
    change(endOffice, { params: { org, organization, office } });
  const columns: readonly Column<Office>[] = [
    { head: 'Office', cell: ({ office }) => officeNames[office] },
    { head: 'Organization', cell: ({ name }) => name },
    ...(clearinghouse === undefined
      ? []
      : [
          {
            head: 'Change',
            cell: (one: Office) => (
              <PressAndSay
                text="End it"
                label={`End it: ${one.name}, ${officeNames[one.office]}`}
                surely="It is this office no more."
                press={async () => end(one, clearinghouse.id)}
              />
            ),
          },
        ]),
  ];
  return (
    <Section title="Offices" id="offices">
      <Answered answering={answering} what="the offices">
        {({ offices }) =>
          offices.length === 0 ? (
            <p>None is named yet. The clearinghouse names them; until then nobody can be given access as an office.</p>
          ) : (
            <Table
              label="Offices of the framework"
              columns={columns}
              rows={offices}
              keyOf={({ organization, office }) => `${organization} ${office}`}
            />
          )
        }
      </Answered>
      {clearinghouse === undefined ? null : <NewOffice clearinghouse={clearinghouse.id} />}
    </Section>
  );
}

function NewOffice({ clearinghouse: org }: { readonly clearinghouse: OrganizationId }): ReactNode {
  const change = useChange();
  const [office, setChosen] = useState<FrameworkOffice>('nsa-director');
  const [chosen, setOrganization] = useState('');
  const [text, setText] = useState('');
  const known = useKnown(org);
  const set = async (): Promise<string | undefined> => {
    const organization = chosen === '' ? text.trim().toLowerCase() : chosen;
    if (!isId<'organization'>(organization)) return 'Write the organization’s id: 36 characters with dashes.';
    const done = await change(setOffice, { params: { org }, body: { organization, office } });
    if (done.ok) setText('');
    return done.ok ? undefined : done.failure.why;
  };
  return (
    <Form submit="Name this office" weight="plain" onSubmit={set}>
      <SelectField
        label="Office"
        value={office}
        choices={frameworkOffices.map((one) => ({ value: one, text: officeNames[one] }))}
        onChange={setChosen}
      />
      {known.length === 0 ? null : (
        <SelectField
          label="Organization"
          hint="Those that you enrolled and where nobody has signed in yet, those that you act for, and the offices."
          value={chosen}
          choices={[
            { value: '', text: 'Another one, by its id' },
            ...known.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={setOrganization}
        />
      )}
      {chosen === '' ? (
        <TextField
          label="The organization’s id"
          hint="It stands where you enrolled it (Customers, Enrol organizations), and for its own people on their page “Organization”."
          value={text}
          onChange={setText}
        />
      ) : null}
    </Form>
  );
}

interface Known {
  readonly id: OrganizationId;
  readonly name: string;
}

/** Organizations that the clearinghouse is told the names of, by name; none of it is waited for. */
function useKnown(org: OrganizationId): readonly Known[] {
  const waiting = useAnswer(listEnrolments, { params: { org }, query: { limit: 200 } });
  const held = useAnswer(listHeldGrants, { params: { org }, query: {} });
  const named = useAnswer(listOffices, {});
  const all: readonly Known[] = [
    ...(waiting.is === 'answered' ? waiting.value.organizations : []),
    ...(held.is === 'answered' ? held.value.grants.map(({ customer }) => customer) : []),
    ...(named.is === 'answered' ? named.value.offices.map(({ organization: id, name }) => ({ id, name })) : []),
  ];
  const byId = new Map(all.map(({ id, name }) => [id, { id, name }]));
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}
