// Enrolling organizations: their administrators' links are shown once, and can be saved as a table.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { enrolOrganizations } from '#api/organizations.ts';
import { csvRow } from '#core/formats/bases/csv-cell.ts';
import { mayServe } from '#core/parties/organization.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Button } from '#portal/components/button.tsx';
import { OrganizationIdText } from '#portal/components/parties/organization-id-text.tsx';
import { EnrolmentForm, type EnrolmentWish } from '#portal/components/parties/enrolment-form.tsx';
import { saveFile } from '#portal/components/save-file.ts';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { WaitingEnrolments } from '#portal/routes/organizations/waiting-enrolments.tsx';

type Enrolled = AnswerOf<typeof enrolOrganizations>['organizations'][number];

export function Enrolments(): ReactNode {
  const { id: org, kind: ownKind } = useOrganization();
  const change = useChange();
  const [enrolled, setEnrolled] = useState<readonly Enrolled[]>([]);
  const enrol = async ({ lines, kind, sector, scopes }: EnrolmentWish): Promise<string | undefined> => {
    const common = {
      kind,
      ...(sector === undefined ? {} : { sector }),
      ...(scopes.length === 0 ? {} : { scopes: [...scopes] }),
    };
    const organizations = lines.map((line) => ({ ...line, ...common }));
    const made = await change(enrolOrganizations, { params: { org }, body: { organizations } });
    if (!made.ok) return made.failure.why;
    setEnrolled(made.value.organizations);
    return undefined;
  };
  return (
    <>
      <WaitingEnrolments />
      <Section title="Enrol organizations" id="enrol">
        {enrolled.length === 0 ? null : <Links enrolled={enrolled} />}
        <EnrolmentForm asksForGrants={mayServe(ownKind) && ownKind !== 'clearinghouse'} onEnrol={enrol} />
      </Section>
    </>
  );
}

const columns: readonly Column<Enrolled>[] = [
  { head: 'Organization', cell: ({ name }) => name },
  { head: 'Its id', cell: ({ id, name }) => <OrganizationIdText id={id} name={name} /> },
  { head: 'Administrator', cell: ({ administrator }) => administrator },
  { head: 'Link, for them alone', cell: ({ link }) => <code>{link}</code> },
];

function Links({ enrolled }: { readonly enrolled: readonly Enrolled[] }): ReactNode {
  const save = (): void => {
    const rows = enrolled.map(({ id, name, administrator, link }) => csvRow([name, administrator, link, id]));
    saveFile(
      'breakwater-invitations.csv',
      'text/csv',
      `${csvRow(['Organization', 'Administrator', 'Link', 'Id'])}${rows.join('')}`,
    );
  };
  return (
    <Alert tone="well" live>
      <p>
        <strong>Enrolled.</strong> Hand each link to its administrator, by a way that only they read: it is shown this
        once, and lets in whoever brings it.
      </p>
      <Table label="Links of administrators" columns={columns} rows={enrolled} keyOf={({ id }) => id} />
      <div className="bw-buttons">
        <Button small onPress={save}>
          Save as a table
        </Button>
      </div>
    </Alert>
  );
}
