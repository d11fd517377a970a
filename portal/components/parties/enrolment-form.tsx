import { useState, type ReactNode } from 'react';
import {
  kindNames,
  organizationKinds,
  sectors,
  type OrganizationKind,
  type Sector,
} from '#core/parties/organization.ts';
import { grantable, type Permission } from '#core/parties/permissions.ts';
import { SelectField, TextArea } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { readEnrolments, type EnrolmentLine } from '#portal/components/parties/enrolment-lines.ts';
import { PermissionBoxes } from '#portal/components/permission-boxes.tsx';
import { sectorWords } from '#portal/components/sector-words.ts';

export interface EnrolmentWish {
  readonly lines: readonly EnrolmentLine[];
  readonly kind: OrganizationKind;
  readonly sector: Sector | undefined;
  /** What whoever enrols asks to do for them. */
  readonly scopes: readonly Permission[];
}

/** Many organizations at once, of one kind; all or none are enrolled. */
export function EnrolmentForm({
  asksForGrants,
  onEnrol,
}: {
  /** Whether whoever enrols acts for others. */
  readonly asksForGrants: boolean;
  /** Answers what went wrong. */
  readonly onEnrol: (wish: EnrolmentWish) => Promise<string | undefined>;
}): ReactNode {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<OrganizationKind>('critical_infrastructure_operator');
  const [sector, setSector] = useState<Sector>('financial_services');
  const [scopes, setScopes] = useState<readonly Permission[]>(asksForGrants ? grantable : []);
  const hasSector = kind === 'critical_infrastructure_operator';
  const enrol = async (): Promise<string | undefined> => {
    const lines = readEnrolments(text);
    if (typeof lines === 'string') return lines;
    const why = await onEnrol({ lines, kind, sector: hasSector ? sector : undefined, scopes });
    if (why === undefined) setText('');
    return why;
  };
  return (
    <Form submit="Enrol them" onSubmit={enrol}>
      <TextArea
        label="Organizations, a line each"
        hint="Name, e-mail of its first administrator, hours a week. As you copy it from a spreadsheet."
        value={text}
        maxLength={200_000}
        rows={6}
        onChange={setText}
      />
      <SelectField
        label="What they are"
        value={kind}
        choices={organizationKinds.map((value) => ({ value, text: kindNames[value] }))}
        onChange={setKind}
      />
      {hasSector ? (
        <SelectField
          label="Their sector"
          value={sector}
          choices={sectors.map((value) => ({ value, text: sectorWords(value) }))}
          onChange={setSector}
        />
      ) : null}
      {asksForGrants ? (
        <PermissionBoxes
          legend="What you ask to do for them; their administrators grant it"
          all={grantable}
          chosen={scopes}
          onChange={setScopes}
        />
      ) : null}
    </Form>
  );
}
