// The organization itself: its hours a week, what binds it, what it is.
import { useState, type ReactNode } from 'react';
import { changeOrganization } from '#api/organizations.ts';
import { kindNames, mayServe } from '#core/parties/organization.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { CheckBox, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { readHours } from '#portal/components/hours-text.ts';
import { roleDuties, roleNames } from '#portal/components/permission-words.ts';
import { sectorWords } from '#portal/components/sector-words.ts';
import { OrganizationIdText } from '#portal/components/parties/organization-id-text.tsx';
import { PlanFigures } from '#portal/components/parties/plan-figures.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function OrganizationPage(): ReactNode {
  usePageTitle('Organization');
  const { id, name, kind, sector, hoursAWeek, boundBy, role, isExample } = useOrganization();
  return (
    <>
      <h1 tabIndex={-1}>{name}</h1>
      {isExample ? (
        <Alert tone="told">
          <p>This is an invented organization, for trying things out on this machine.</p>
        </Alert>
      ) : null}
      <dl className="bw-parts">
        <dt>What it is</dt>
        <dd>
          {kindNames[kind]}
          {sector === undefined ? '' : `: ${sectorWords(sector)}`}
        </dd>
        <dt>You</dt>
        <dd>{role === undefined ? 'act for it by its grant' : `${roleNames[role]}: ${roleDuties[role]}`}</dd>
        <dt>Its id</dt>
        <dd>
          <OrganizationIdText id={id} name={name} />{' '}
          <span className="bw-quiet">
            {mayServe(kind)
              ? 'tell it to whom you act for: they grant it'
              : 'by which the clearinghouse names an office'}
          </span>
        </dd>
      </dl>
      <Section title="What your plan is made for" id="figures">
        <PlanFigures hoursAWeek={hoursAWeek} boundBy={boundBy} />
      </Section>
      {useMay('organization.manage') ? (
        <ChangeIt />
      ) : (
        <p className="bw-quiet">An administrator of {name} changes these.</p>
      )}
      {useMay('frontier.manage') ? (
        <p>
          {name} may apply to use frontier models before their wider release, to find what they could be turned against:{' '}
          <a href={paths.frontierPartners}>Trusted partners</a>.
        </p>
      ) : null}
    </>
  );
}

function ChangeIt(): ReactNode {
  const { id: org, ...before } = useOrganization();
  const change = useChange();
  const [name, setName] = useState(before.name);
  const [hours, setHours] = useState(String(before.hoursAWeek));
  const [isBound, setIsBound] = useState(before.boundBy !== undefined);
  const [isSaved, setIsSaved] = useState(false);
  const save = async (): Promise<string | undefined> => {
    setIsSaved(false);
    const hoursAWeek = readHours(hours);
    if (hoursAWeek === null || hoursAWeek === undefined) return 'Hours a week are a number, such as 8.';
    if (name.trim() === '') return 'An organization has a name.';
    const body = { name: name.trim(), hoursAWeek, boundBy: isBound ? ('bod-26-04' as const) : null };
    const changed = await change(changeOrganization, { params: { org }, body });
    setIsSaved(changed.ok);
    return changed.ok ? undefined : changed.failure.why;
  };
  return (
    <Section title="Change it" id="change">
      <Form submit="Save" onSubmit={save}>
        <TextField
          label="Hours a week for fixing"
          hint="All people together. The plan never asks for more; what does not fit is told. Begin with what you really have: half a day a month is 1 hour a week."
          inputMode="decimal"
          short
          value={hours}
          onChange={setHours}
        />
        <CheckBox
          label="We are bound by CISA’s BOD 26-04"
          hint="Federal civilian agencies are. What it makes due then comes first, and what can not be met is told."
          isChecked={isBound}
          onChange={setIsBound}
        />
        <TextField label="Name" value={name} maxLength={200} onChange={setName} />
      </Form>
      {isSaved ? (
        <Alert tone="well" live>
          <p>Saved. The plan is made anew with it.</p>
        </Alert>
      ) : null}
    </Section>
  );
}
