import { describe, expect, test } from 'vitest';
import type { Breadth, Drawing, Mark } from '#core/frontier/plots/drawing.ts';
import {
  timelineFigures,
  timelineNotes,
  timelineRows,
  timelineSentence,
  type LocalTime,
  type ShownTimeline,
} from '#core/frontier/plots/timeline-figures.ts';
import { timelinePlot } from '#core/frontier/plots/timeline-plot.ts';

const zone = 'America/New_York';
const localTime: LocalTime = (at, zoneId) =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(zoneId)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

const shown: ShownTimeline = {
  model: 'Sea Horse',
  entries: [
    { lane: 'developer', what: 'general', at: '2026-04-20T13:00:00Z', zone, done: false },
    { lane: 'beside', what: 'access-closes', at: '2026-03-20T13:00:00Z', zone },
    { lane: 'beside', what: 'access-opens', at: '2026-02-18T14:00:00Z', zone },
    { lane: 'developer', what: 'trusted-partners', at: '2026-03-20T13:00:00Z', zone, done: false },
    { lane: 'developer', what: 'internal', at: '2026-02-01T05:00:00Z', zone, done: true },
  ],
  more: [
    { lane: 'beside', what: 'Window for comments', from: '2026-03-01T14:00:00Z', until: '2026-03-31T13:00:00Z', zone },
    { lane: 'beside', what: 'A draft that is open to comments', from: '2026-04-01T13:00:00Z', zone },
  ],
  now: '2026-03-03T16:00:00Z',
};

function drawn(breadth: Breadth, timeline = shown): Drawing {
  const drawing = timelinePlot(timelineFigures(timeline, localTime), breadth);
  if (drawing === undefined) throw new Error('nothing was drawn');
  return drawing;
}

function diamonds({ marks }: Drawing): readonly Extract<Mark, { kind: 'shape' }>[] {
  return marks.filter(
    (mark): mark is Extract<Mark, { kind: 'shape' }> => mark.kind === 'shape' && mark.told !== undefined,
  );
}

function spans({ marks }: Drawing): readonly Extract<Mark, { kind: 'rect' }>[] {
  // The first is that of the key.
  return marks.filter((mark): mark is Extract<Mark, { kind: 'rect' }> => mark.kind === 'rect').slice(1);
}

describe('figures of a timeline', () => {
  const figures = timelineFigures(shown, localTime);

  test('tell both lanes by time, at the time of day in the stated zone, also over the start of summer time', () => {
    expect(timelineRows(figures).map(({ what, lane, from, until }) => [what, lane, from, until])).toEqual([
      ['Internal use (made)', 'the developer’s own', '2026-02-01 00:00', '–'],
      ['Access that the developer offers the government', 'beside', '2026-02-18 09:00', '2026-03-20 09:00'],
      ['Window for comments', 'beside', '2026-03-01 09:00', '2026-03-31 09:00'],
      ['Release to trusted partners (planned)', 'the developer’s own', '2026-03-20 09:00', '–'],
      ['A draft that is open to comments', 'beside', '2026-04-01 09:00', 'no end is stated'],
      ['General release (planned)', 'the developer’s own', '2026-04-20 09:00', '–'],
    ]);
    expect(timelineNotes(figures)[0]).toBe(`Times are those of ${zone}.`);
  });

  test('say what comes next, and that nothing of it waits', () => {
    expect(timelineSentence(figures)).toBe(
      'Sea Horse: 3 releases stated, 1 made; the next: release to trusted partners, 2026-03-20 09:00 (America/New_York). Beside them stand 3 spans of time; no release waits for any of them.',
    );
    const alone = timelineFigures({ ...shown, entries: [], more: [] }, localTime);
    expect(timelineSentence(alone)).toBe('Sea Horse: no release is stated, and nothing beside it.');
    expect(timelinePlot(alone, 'wide')).toBeUndefined();
  });

  test('name the zone of each where there are several', () => {
    const entries = shown.entries.map((one) => (one.what === 'internal' ? { ...one, zone: 'UTC' } : one));
    const mixed = timelineFigures({ ...shown, entries }, localTime);
    expect(mixed.zone).toBeUndefined();
    expect(mixed.own[0]?.at).toMatchObject({ local: '2026-02-01 05:00', zone: 'UTC' });
    const texts = drawn('wide', { ...shown, entries }).marks.flatMap((mark) =>
      mark.kind === 'text' ? [mark.text] : [],
    );
    expect(texts).toContain('UTC');
    expect(texts.filter((text) => text === zone)).toHaveLength(5);
  });
});

describe.each(['narrow', 'wide'] as const)('the %s plot of a timeline', (breadth) => {
  test('sets releases by their instants on one line, what was made filled', () => {
    const [first, second, third] = diamonds(drawn(breadth));
    expect([first?.look, second?.look, third?.look]).toEqual(['done', 'planned', 'planned']);
    expect(new Set([first?.x, second?.x, third?.x]).size).toBe(1);
    const share = ((second?.y ?? 0) - (first?.y ?? 0)) / ((third?.y ?? 0) - (first?.y ?? 0));
    const days = (to: string): number => Date.parse(to) - Date.parse('2026-02-01T05:00:00Z');
    expect(share).toBeCloseTo(days('2026-03-20T13:00:00Z') / days('2026-04-20T13:00:00Z'), 9);
  });

  test('sets what stands beside in a lane of its own, never on the line of releases', () => {
    const drawing = drawn(breadth);
    const line = diamonds(drawing)[0]?.x ?? NaN;
    const [access, comments, draft] = spans(drawing);
    for (const span of spans(drawing)) expect(span.x).toBeGreaterThan(line + 60);
    // The window ends with the release to trusted partners, and overlaps the one for comments.
    expect((access?.y ?? 0) + (access?.height ?? 0)).toBeCloseTo(diamonds(drawing)[1]?.y ?? NaN, 9);
    expect(comments?.x).toBeGreaterThan(access?.x ?? NaN);
    expect(draft?.x).toBe(access?.x);
    // Without a stated end it goes on to the end of the plot, with an arrow.
    const arrow = drawing.marks.find((mark) => mark.kind === 'shape' && mark.shape === 'down');
    expect(arrow).toMatchObject({ y: (draft?.y ?? 0) + (draft?.height ?? 0) });
  });

  test('marks today where it lies near, and nowhere else', () => {
    const today = ({ marks }: Drawing): readonly Mark[] => marks.filter(({ look }) => look === 'today');
    expect(today(drawn(breadth))).toHaveLength(1);
    expect(today(drawn(breadth, { ...shown, now: '2028-01-01T00:00:00Z' }))).toHaveLength(0);
  });

  test('grows with its texts, which never meet and never leave it', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      lane: 'beside' as const,
      what: `Grant ${index}: a purpose that is told at length, for somebody with a long name, and ${'more '.repeat(30)}`,
      from: '2026-03-01T14:00:00Z',
      until: '2026-03-02T14:00:00Z',
      zone,
    }));
    const { width, height, marks } = drawn(breadth, { ...shown, more: many });
    const lane = spans(drawn(breadth, { ...shown, more: many })).map(({ x }) => x);
    const texts = marks.filter((mark) => mark.kind === 'text' && mark.x > Math.max(...lane) && mark.y > 70);
    const heights = texts.map((mark) => (mark.kind === 'text' ? mark.y : NaN)).sort((a, b) => a - b);
    expect(heights.length).toBeGreaterThan(36);
    const steps = heights.slice(1).map((one, index) => one - (heights[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(16.9);
    expect(heights.at(-1)).toBeLessThanOrEqual(height);
    expect(Math.max(...lane)).toBeLessThan(width - 100);
  });
});
