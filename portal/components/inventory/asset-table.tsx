// Assets, with what is asked of them answered in place.
import type { ReactNode } from 'react';
import type { AssetKind, Criticality, Exposure } from '#core/components/asset.ts';
import { plural } from '#core/kernel/counted.ts';
import { criticalityWords, exposureWords, kindWords } from '#portal/components/asset-words.ts';
import { useHere } from '#portal/components/here.ts';
import { SelectInPlace } from '#portal/components/select-in-place.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import * as paths from '#portal/paths.ts';

export interface AssetRow {
  readonly id: string;
  readonly name: string;
  readonly kind: AssetKind;
  readonly count: number;
  readonly zone?: string | undefined;
  readonly exposure: StatedBy<Exposure>;
  readonly criticality: StatedBy<Criticality>;
  readonly components: number;
  readonly seenOn?: string | undefined;
}

/** A value with who says so. */
interface StatedBy<Value> {
  readonly value: Value;
  readonly source?: string | undefined;
  readonly on?: string | undefined;
}

interface AssetSaying {
  readonly exposure?: Exposure;
  readonly criticality?: Criticality;
}

/** Answers why it was refused. */
export type SayOfAsset = (asset: AssetRow, saying: AssetSaying) => Promise<string | undefined>;

export function AssetTable({
  assets,
  onSay,
}: {
  readonly assets: readonly AssetRow[];
  readonly onSay: SayOfAsset | undefined;
}): ReactNode {
  const { org } = useHere();
  const columns: readonly Column<AssetRow>[] = [
    {
      head: 'Asset',
      cell: ({ id, name, count }) => (
        <>
          <a href={paths.asset(org, id)}>{name}</a>
          {count > 1 ? <span className="bw-quiet"> ×{count}</span> : null}
        </>
      ),
    },
    { head: 'Kind', cell: ({ kind, zone }) => (zone === undefined ? kindWords[kind] : `${kindWords[kind]}, ${zone}`) },
    { head: 'Who can reach it', cell: (asset) => <ExposureOf asset={asset} onSay={onSay} /> },
    { head: 'What it is worth', cell: (asset) => <CriticalityOf asset={asset} onSay={onSay} /> },
    {
      head: 'Runs',
      cell: ({ components }) => (components === 0 ? <Unlisted /> : plural(components, 'component')),
      isShort: true,
    },
  ];
  return <Table label="Assets" columns={columns} rows={assets} keyOf={({ id }) => id} />;
}

/** Absence of a list is not absence of software. */
function Unlisted(): ReactNode {
  return <span className="bw-unknown">nothing listed</span>;
}

export function ExposureOf({
  asset,
  onSay,
}: {
  readonly asset: AssetRow;
  readonly onSay: SayOfAsset | undefined;
}): ReactNode {
  return (
    <SelectInPlace
      label={`Who can reach ${asset.name}`}
      stated={asset.exposure}
      words={exposureWords}
      onChoose={onSay === undefined ? undefined : async (exposure) => onSay(asset, { exposure })}
    />
  );
}

export function CriticalityOf({
  asset,
  onSay,
}: {
  readonly asset: AssetRow;
  readonly onSay: SayOfAsset | undefined;
}): ReactNode {
  return (
    <SelectInPlace
      label={`What ${asset.name} is worth`}
      stated={asset.criticality}
      words={criticalityWords}
      onChoose={onSay === undefined ? undefined : async (criticality) => onSay(asset, { criticality })}
    />
  );
}
