// On which machines something runs, in which versions.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { findComponents } from '#api/inventories.ts';
import { plural } from '#core/kernel/counted.ts';
import { Button } from '#portal/components/button.tsx';
import { useHere } from '#portal/components/here.ts';
import { Table, type Column } from '#portal/components/table.tsx';
import * as paths from '#portal/paths.ts';

type Answer = AnswerOf<typeof findComponents>;
type Found = Answer['found'][number];

/** A screen of them. */
const shownMax = 20;

export function FoundSoftware({ answer, text }: { readonly answer: Answer; readonly text: string }): ReactNode {
  const { found, isWhole, lookedAt } = answer;
  const { org } = useHere();
  const [isAll, setIsAll] = useState(false);
  if (found.length === 0) return <p>{noneText(lookedAt)}</p>;
  const columns: readonly Column<Found>[] = [
    { head: 'Software', cell: ({ name, isReported }) => (isReported ? `${name} (named by a scanner)` : name) },
    { head: 'Version', cell: ({ version }) => version ?? 'not known' },
    {
      head: 'On',
      cell: ({ asset: { id, name, count } }) => (
        <>
          <a href={paths.asset(org, id)}>{name}</a>
          {count > 1 ? ` ×${count}` : ''}
        </>
      ),
    },
  ];
  const assets = new Set(found.map(({ asset }) => asset.id)).size;
  return (
    <>
      <p>
        {isWhole ? '' : 'More than '}
        {plural(found.length, 'component')} on {plural(assets, 'asset')}, of {plural(lookedAt, 'component')} that were
        looked at. What no document shows may run all the same.
      </p>
      <Table
        label={`What runs that is called ${text}`}
        columns={columns}
        rows={isAll ? found : found.slice(0, shownMax)}
        keyOf={keyOf}
      />
      {isAll || found.length <= shownMax ? null : (
        <Button weight="word" onPress={() => setIsAll(true)}>
          Show all {found.length}
        </Button>
      )}
      {isWhole ? null : <p>There is more than this: write more of the name.</p>}
    </>
  );
}

function noneText(lookedAt: number): string {
  if (lookedAt === 0) return 'No document of yours names any software yet: nothing was looked at.';
  return `None of ${plural(lookedAt, 'component')} in your inventory is called so. What it does not show is not known.`;
}

function keyOf({ asset, name, version, purl, isReported }: Found): string {
  return JSON.stringify([asset.id, name, version, purl, isReported]);
}
