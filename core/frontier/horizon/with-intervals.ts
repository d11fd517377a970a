// Horizons with the intervals that were drawn for them.
import { drawHorizons, intervalOf, type Drawing, type Interval } from '#core/frontier/horizon/bootstrap.ts';
import { horizons, type Horizon, type HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import type { Run } from '#core/frontier/horizon/run.ts';

export interface HorizonWithIntervals {
  readonly horizon: Horizon;
  /** `undefined` where the horizon itself can't be told. */
  readonly ci50: Interval | undefined;
  readonly ci80: Interval | undefined;
}

export function horizonsWithIntervals(
  runs: readonly Run[],
  policy: HorizonPolicy,
  drawing: Drawing,
): readonly HorizonWithIntervals[] {
  const drawn = drawHorizons(runs, policy, drawing);
  return horizons(runs, policy).map((horizon) => {
    const own = drawn.get(horizon.alias);
    const isFitted = horizon.kind === 'fitted' && own !== undefined;
    return {
      horizon,
      ci50: isFitted ? intervalOf(own.p50) : undefined,
      ci80: isFitted ? intervalOf(own.p80) : undefined,
    };
  });
}
