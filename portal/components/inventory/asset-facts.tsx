import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { showAsset } from '#api/inventories.ts';
import { criticalityWords, exposureWords, kindWords } from '#portal/components/asset-words.ts';
import { CriticalityOf, ExposureOf, type SayOfAsset } from '#portal/components/inventory/asset-table.tsx';

type Asset = AnswerOf<typeof showAsset>;

/** What is known of an asset; what is asked of it is answered in place. */
export function AssetFacts({
  asset,
  onSay,
}: {
  readonly asset: Asset;
  readonly onSay: SayOfAsset | undefined;
}): ReactNode {
  const { kind, zone, exposure, criticality, documentedExposure, documentedCriticality } = asset;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Kind', kindWords[kind]],
    [
      'Who can reach it',
      <>
        <ExposureOf asset={asset} onSay={onSay} />
        {exposure.value === documentedExposure ? null : (
          <span className="bw-source">Documents say: {exposureWords[documentedExposure].toLowerCase()}</span>
        )}
      </>,
    ],
    [
      'What it is worth',
      <>
        <CriticalityOf asset={asset} onSay={onSay} />
        {criticality.value === documentedCriticality ? null : (
          <span className="bw-source">Documents say: {criticalityWords[documentedCriticality].toLowerCase()}</span>
        )}
      </>,
    ],
    ['Without it', asset.loses],
    ['Zone', zone],
    ['May be worked on', asset.maintenanceWindow],
    ['Also known as', asset.alsoKnownAs.length === 0 ? undefined : asset.alsoKnownAs.join(', ')],
    ['Last heard of', asset.seenOn],
  ];
  return (
    <dl className="bw-parts">
      {facts
        .filter(([, told]) => told !== undefined)
        .map(([name, told]) => (
          <Fact key={name} name={name} told={told} />
        ))}
    </dl>
  );
}

function Fact({ name, told }: { readonly name: string; readonly told: ReactNode }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{told}</dd>
    </>
  );
}
