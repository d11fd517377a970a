// An asset as documents alone tell it, put together from its row: as much of it as answers are put into.
import type { Asset, Stated } from '#core/components/asset.ts';
import type { KeptAsset } from '#server/postgres/assets.ts';

export function documented(kept: KeptAsset): Asset {
  const { name, kind, count, exposure, criticality, documentedExposure, documentedCriticality } = kept;
  return {
    name,
    kind,
    count,
    exposure: statedBy(exposure, documentedExposure),
    criticality: statedBy(criticality, documentedCriticality),
    zone: kept.zone,
    maintenanceWindow: kept.maintenanceWindow,
    loses: kept.loses,
    components: [],
  };
}

/** Who stated it stands in the row where nobody said otherwise; else the next plan tells it again. */
function statedBy<Value extends string>(
  shown: { readonly value: Value; readonly source?: string | undefined; readonly on?: string | undefined },
  value: Value,
): Stated<Value> {
  const isOwn = shown.source === 'your answer';
  return { value, source: isOwn || value === 'unknown' ? undefined : shown.source, on: isOwn ? undefined : shown.on };
}
