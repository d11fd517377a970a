// What a search found: a vulnerability by its name, software with where it runs, assets, actions of the plan, other organizations.
import type { ReactNode } from 'react';
import { findComponents, listAssets } from '#api/inventories.ts';
import { showVulnerability } from '#api/vulnerabilities.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useMay, useMine, useOrganization } from '#portal/asking/me.ts';
import { useAsked } from '#portal/asking/pages.tsx';
import { usePlan } from '#portal/asking/plan.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { FoundSoftware } from '#portal/components/inventory/found-software.tsx';
import { Section } from '#portal/components/section.tsx';
import { sentenceOf } from '#portal/components/vulnerability/concern-told.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

/** Longer lists are pages of their own. */
const shownMax = 20;

export function SearchPage(): ReactNode {
  usePageTitle('Search');
  const text = (useAsked().get('q') ?? '').trim();
  const mayPlan = useMay('plan.read');
  const mayInventory = useMay('inventory.read');
  if (text === '')
    return (
      <>
        <h1 tabIndex={-1}>Search</h1>
        <p>Write the name of a vulnerability, a package or an asset in the field above; the key / leads to it.</p>
      </>
    );
  return (
    <>
      <h1 tabIndex={-1}>What is called “{text}”</h1>
      {mayPlan && isVulnerabilityName(text) ? <VulnerabilityFound name={text} /> : null}
      {mayInventory ? <SoftwareFound text={text} /> : null}
      {mayInventory ? <AssetsFound text={text} /> : null}
      {mayPlan ? <ActionsFound text={text} /> : null}
      <OrganizationsFound text={text} />
    </>
  );
}

/** `CVE-2024-1`, `GHSA-…`, `RHSA-2024:1`: letters, then a number or letters after a dash. */
function isVulnerabilityName(text: string): boolean {
  return /^[A-Za-z]{2,10}-[A-Za-z0-9._:-]{2,90}$/.test(text);
}

function VulnerabilityFound({ name }: { readonly name: string }): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(showVulnerability, { params: { org, vulnerability: name } });
  return (
    <Section title="Vulnerability" id="vulnerability">
      <Answered answering={answering} what="that vulnerability">
        {({ vulnerability, concern }) => {
          const id = vulnerability?.id ?? concern?.vulnerability;
          if (id === undefined) return <p>The feed in use knows nothing under this name.</p>;
          return (
            <p>
              <a href={paths.vulnerability(org, id)}>{id}</a> {vulnerability?.title}
              <br />
              {concern === undefined
                ? 'Nothing in your inventory bears a name that a record of it names.'
                : sentenceOf(concern)}
            </p>
          );
        }}
      </Answered>
    </Section>
  );
}

function SoftwareFound({ text }: { readonly text: string }): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(findComponents, { params: { org }, query: { named: text.slice(0, 100).trim() } });
  return (
    <Section title="Where it runs" id="software">
      <Answered answering={answering} what="what runs where">
        {(answer) => <FoundSoftware key={text} answer={answer} text={text} />}
      </Answered>
    </Section>
  );
}

function AssetsFound({ text }: { readonly text: string }): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(listAssets, {
    params: { org },
    query: { named: text.slice(0, 100), limit: shownMax },
  });
  return (
    <Section title="Assets" id="assets">
      <Answered answering={answering} what="the assets">
        {({ assets, next }) => (
          <>
            {assets.length === 0 ? <p>None has a name that begins so.</p> : null}
            <ul>
              {assets.map(({ id, name }) => (
                <li key={id}>
                  <a href={paths.asset(org, id)}>{name}</a>
                </li>
              ))}
            </ul>
            {next === undefined ? null : <a href={paths.assetsNamed(org, text)}>All of them</a>}
          </>
        )}
      </Answered>
    </Section>
  );
}

function ActionsFound({ text }: { readonly text: string }): ReactNode {
  const { id: org } = useOrganization();
  const answering = usePlan();
  return (
    <Section title="In the plan" id="plan">
      <Answered answering={answering} what="the plan">
        {({ plan }) => {
          const found = plan === undefined ? [] : actionsNaming(plan, text);
          return (
            <>
              {found.length === 0 ? <p>No action names it.</p> : null}
              <ul>
                {found.slice(0, shownMax).map(({ id, title }) => (
                  <li key={id}>
                    <a href={paths.action(org, id)}>{title}</a>
                  </li>
                ))}
              </ul>
              {found.length > shownMax ? <p>and {found.length - shownMax} more: narrow it.</p> : null}
            </>
          );
        }}
      </Answered>
    </Section>
  );
}

function actionsNaming({ actions, later }: Plan, text: string): readonly Plan['actions'][number][] {
  const wanted = text.toLowerCase();
  return [...actions, ...later].filter(({ title, component, parts, closes }) =>
    [title, component, ...parts.map((part) => part.component), ...closes.map((one) => one.vulnerability)].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  );
}

function OrganizationsFound({ text }: { readonly text: string }): ReactNode {
  const wanted = text.toLowerCase();
  const found = useMine().filter(({ name }) => name.toLowerCase().includes(wanted));
  if (found.length === 0) return null;
  return (
    <Section title="Organizations" id="organizations">
      <ul>
        {found.map(({ id, name }) => (
          <li key={id}>
            <a href={paths.organizationHome(id)}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
