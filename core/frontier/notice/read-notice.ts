// A notice of planned releases as a document: what a developer would tell, or only lay out for itself.
import { z } from 'zod';
import { stages, type DeveloperMove, type Stage } from '#core/frontier/notice/notice.ts';
import { instantIn, releaseTime } from '#core/frontier/notice/planned-release.ts';
import { windowDaysMost, zoneOf, type PlannedRelease } from '#core/frontier/notice/window.ts';
import { readShape } from '#core/frontier/read-shape.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

export interface StatedNotice {
  /** A name or a codename, as its developer chose. */
  readonly model: string;
  readonly move: Extract<DeveloperMove, { kind: 'notice-given' }>;
  readonly released: ReadonlySet<Stage>;
}

const release = z.strictObject({
  stage: z.enum(stages),
  at: z.string().regex(releaseTime, 'a day and a time of day, such as 2026-07-09T09:00'),
  zone: z.string().max(100).optional(),
  released: z.boolean().optional(),
});

const shape = z.strictObject({
  model: z.string().min(1).max(200),
  zone: z.string().max(100).optional(),
  daysOffered: z.int().min(0).max(windowDaysMost).optional(),
  releases: z.array(release).max(stages.length),
});

/**
 * Planned releases by stage, each at a time of day in a zone. Days of access that are not offered are none: EO 14409
 * §3(b)(ii) says "up to 30 days". Research §1.6: every stage of release is told by itself, as it was disputed what is one.
 *
 * @throws BadDocument with the path of what is wrong
 */
export function readNotice(value: unknown): StatedNotice {
  const stated = readShape(shape, value, 'notice of releases');
  const releases = new Map<Stage, PlannedRelease>();
  const released = new Set<Stage>();
  for (const [index, one] of stated.releases.entries()) {
    const place = `$.releases[${index}]`;
    if (releases.has(one.stage)) throw new BadDocument('document.shape', `${one.stage} stands twice`, `${place}.stage`);
    const zone = one.zone ?? stated.zone;
    if (zone === undefined) {
      throw new BadDocument('document.shape', 'no zone is stated, here or for the whole notice', `${place}.zone`);
    }
    const known = zoneOf(zone);
    const zonePlace = one.zone === undefined ? '$.zone' : `${place}.zone`;
    if (!known.ok) throw new BadDocument('document.shape', known.why, zonePlace);
    const at = instantIn(one.at, known.value);
    if (at === undefined) {
      throw new BadDocument('document.shape', `there is no such day or time: "${one.at}"`, `${place}.at`);
    }
    releases.set(one.stage, { at, zone: known.value });
    if (one.released === true) released.add(one.stage);
  }
  return {
    model: stated.model,
    move: { kind: 'notice-given', releases, daysOffered: stated.daysOffered ?? 0 },
    released,
  };
}
