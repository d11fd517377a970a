// What a developer tells of its releases, and what it asks, as they stand in the record of a model; and what stands after it.
import { z } from 'zod';
import { developerMoves, noLife, stages, type DeveloperMove, type NoticeLife } from '#core/frontier/notice/notice.ts';
import { windowDaysMost, type PlannedRelease } from '#core/frontier/notice/window.ts';
import type { Told } from '#server/frontier/record.ts';

/** The families in the record. */
export const aboutNotice = 'notice';
export const aboutEnquiry = 'enquiry';

const stage = z.enum(stages);
const release = z.object({
  at: z.string().transform((text) => Temporal.Instant.from(text)),
  zone: z.string(),
});

const noticeMove = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('notice-given'),
    releases: z
      .array(z.object({ stage, release }))
      .transform((all) => new Map(all.map((one) => [one.stage, one.release]))),
    daysOffered: z.int().min(0).max(windowDaysMost),
  }),
  z.object({ kind: z.literal('release-moved'), stage, release }),
  z.object({ kind: z.literal('release-dropped'), stage }),
  z.object({ kind: z.literal('released'), stage }),
  z.object({ kind: z.literal('withdrawn') }),
]);

/** As it is sealed. */
export type NoticeTelling = z.input<typeof noticeMove>;

const enquiry = z.object({ kind: z.literal('asked'), text: z.string() });
export type EnquiryTelling = z.input<typeof enquiry>;

export function asTelling(move: DeveloperMove): NoticeTelling {
  switch (move.kind) {
    case 'notice-given': {
      const { releases, ...rest } = move;
      return { ...rest, releases: [...releases].map(([one, planned]) => ({ stage: one, release: asText(planned) })) };
    }
    case 'release-moved':
      return { ...move, release: asText(move.release) };
    case 'release-dropped':
    case 'released':
    case 'withdrawn':
      return move;
  }
}

function asText({ at, zone }: PlannedRelease): { readonly at: string; readonly zone: string } {
  return { at: at.toString(), zone };
}

/** One thing that the developer told or asked. */
export interface NoticeTold extends Pick<Told, 'at' | 'by' | 'audience'> {
  readonly move: DeveloperMove | { readonly kind: 'asked'; readonly text: string };
}

/** In order, as far as whoever reads may see; of what its developer told, which nobody else adds to. */
export function noticesIn(record: readonly Told[]): readonly NoticeTold[] {
  return record.flatMap(({ at, by, audience, about, move }): readonly NoticeTold[] => {
    if (about === aboutNotice) return [{ at, by, audience, move: noticeMove.parse(move) }];
    return about === aboutEnquiry ? [{ at, by, audience, move: enquiry.parse(move) }] : [];
  });
}

/** What stands after them: to its developer all that it told, to others what it told them. */
export function noticeLife(record: readonly Told[]): NoticeLife {
  let life = noLife;
  for (const { at, move } of noticesIn(record)) {
    if (move.kind !== 'asked') life = developerMoves(life, move, at);
  }
  return life;
}
