// Who is which office of the framework; the clearinghouse says so.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { endOffice, listOffices, setOffice } from '#api/frontier/offices.ts';
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
  const [text, setText] = useState('');
  const set = async (): Promise<string | undefined> => {
    const organization = text.trim().toLowerCase();
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
      <TextField
        label="The organization’s id"
        hint="It stands on the organization’s page “Organization”."
        value={text}
        onChange={setText}
      />
    </Form>
  );
}
