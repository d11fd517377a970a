// A developer's own steps, and beside them what the government may do meanwhile.
import { stages, type NoticeLife, type Stage } from '#core/frontier/notice/notice.ts';

export type TimelineEntry =
  | {
      readonly lane: 'developer';
      readonly what: Stage;
      readonly at: Temporal.Instant;
      readonly zone: string;
      readonly done: boolean;
    }
  | {
      /** Beside the developer's path, never on it: no entry of the developer's depends on one of these. */
      readonly lane: 'beside';
      readonly what: 'access-opens' | 'access-closes';
      readonly at: Temporal.Instant;
      readonly zone: string;
    };

/** By time; of two at one instant the developer's first. A window without a moment in it is none. */
export function timeline({ releases, released, window }: NoticeLife): readonly TimelineEntry[] {
  const own = stages.flatMap((stage): readonly TimelineEntry[] => {
    const release = releases.get(stage);
    if (release === undefined) return [];
    return [{ lane: 'developer', what: stage, at: release.at, zone: release.zone, done: released.has(stage) }];
  });
  const beside: readonly TimelineEntry[] =
    window === undefined || window.opensAt.equals(window.closesAt)
      ? []
      : [
          { lane: 'beside', what: 'access-opens', at: window.opensAt, zone: window.zone },
          { lane: 'beside', what: 'access-closes', at: window.closesAt, zone: window.zone },
        ];
  return [...own, ...beside].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}
