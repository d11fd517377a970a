// An asset: what is asked of it, what documents say of it, what runs on it.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listComponents, showAsset } from '#api/inventories.ts';
import { isId } from '#core/kernel/ids.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { Pages, useAfter } from '#portal/asking/pages.tsx';
import { usePlan } from '#portal/asking/plan.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { AssetFacts } from '#portal/components/inventory/asset-facts.tsx';
import { WriteNote } from '#portal/components/notes/write-note.tsx';
import { Absent, Empty } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';
import { useSayOfAsset } from '#portal/routes/organizations/inventory.tsx';

type Asset = AnswerOf<typeof showAsset>;

export function AssetPage(): ReactNode {
  usePageTitle('An asset');
  const { asset = '' } = useParams({ strict: false });
  const { id: org } = useOrganization();
  return (
    <>
      <nav className="bw-back bw-screen" aria-label="Back">
        <a href={paths.inventory(org)}>What you run</a>
      </nav>
      {isId<'asset'>(asset) ? <Told id={asset} /> : <Absent what="asset" />}
    </>
  );
}

function Told({ id }: { readonly id: Asset['id'] }): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(showAsset, { params: { org, asset: id } });
  const say = useSayOfAsset();
  const mayWrite = useMay('inventory.write');
  const mayPlan = useMay('plan.read');
  return (
    <Answered answering={answering} what="asset" isPart={false}>
      {(asset) => (
        <>
          <h1 tabIndex={-1}>
            {asset.name}
            {asset.count > 1 ? <span className="bw-quiet"> ×{asset.count}</span> : null}
          </h1>
          <AssetFacts asset={asset} onSay={mayWrite ? say : undefined} />
          {mayPlan ? <ActionsOn name={asset.name} /> : null}
          <WriteNote about={asset.name} />
          <Components asset={asset} />
        </>
      )}
    </Answered>
  );
}

/** What the plan has for it: this week and later. */
function ActionsOn({ name }: { readonly name: string }): ReactNode {
  const { id: org } = useOrganization();
  const answering = usePlan();
  const plan = answering.is === 'answered' ? answering.value.plan : undefined;
  if (plan === undefined) return null;
  const here = [...plan.actions, ...plan.later].filter(({ assets }) => assets.some((one) => one.name === name));
  return (
    <Section title="In the plan" id="plan">
      {here.length === 0 ? <p>No action is about it. That is no word on what its documents do not show.</p> : null}
      <ol>
        {here.map(({ id, rank, title }) => (
          <li key={id} value={rank}>
            <a href={paths.action(org, id)}>{title}</a>
          </li>
        ))}
      </ol>
    </Section>
  );
}

type Component = AnswerOf<typeof listComponents>['components'][number];

const columns: readonly Column<Component>[] = [
  {
    head: 'Component',
    cell: ({ name, vendor, purl }) => (
      <>
        {vendor === undefined || name.startsWith(vendor) ? name : `${vendor} ${name}`}
        {purl === undefined ? null : <span className="bw-source">{purl}</span>}
      </>
    ),
  },
  {
    head: 'Version',
    cell: ({ version }) => version ?? <span className="bw-unknown">not known: nothing can be compared</span>,
  },
  { head: 'Brought in', cell: ({ depth }) => (depth === 'unknown' ? 'not said' : depth), isShort: true },
  {
    head: 'Seen in',
    cell: ({ document, isReported }) => `${document ?? 'no document'}${isReported ? ' (found by a scanner)' : ''}`,
  },
];

function Components({ asset }: { readonly asset: Asset }): ReactNode {
  const { id: org } = useOrganization();
  const after = useAfter();
  const query = after === undefined || !/^\d{1,9}$/.test(after) ? {} : { after: Number(after) };
  const answering = useAnswer(listComponents, { params: { org, asset: asset.id }, query });
  return (
    <Section title="What runs on it" id="components">
      <Answered answering={answering} what="what runs on it">
        {({ components, next }) =>
          components.length === 0 ? (
            <Empty title="Nothing is listed">
              <p>
                No document says what runs here, so nothing can be compared: that is not the same as nothing to mend. An
                export of installed programs from the tool that manages it would tell.
              </p>
            </Empty>
          ) : (
            <>
              <Table label="Components" columns={columns} rows={components} keyOf={({ number }) => String(number)} />
              <Pages next={next === undefined ? undefined : String(next)} />
            </>
          )
        }
      </Answered>
    </Section>
  );
}
