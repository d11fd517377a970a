import { ownDocument } from '#cli/frontier/own-document.ts';
import { keepPage, pageOptions } from '#cli/frontier/plot-page.ts';
import { timelinePage } from '#cli/frontier/plot-pages.ts';
import { words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { timedCalendar } from '#core/formats/bases/ical.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { developerMoves, noLife, type NoticeLife } from '#core/frontier/notice/notice.ts';
import { readNotice, type StatedNotice } from '#core/frontier/notice/read-notice.ts';
import { timelineEvents } from '#core/frontier/notice/timeline-events.ts';
import { timeline, type TimelineEntry } from '#core/frontier/notice/timeline.ts';
import { isDay, type Day } from '#core/kernel/days.ts';
import { naming } from '#sources/archive/read-document.ts';

/** `frontier timeline NOTICE` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = words(args, {
    format: { type: 'string' },
    'as-of': { type: 'string' },
    ...pageOptions,
  });
  const render = renderingOf(values['format'] ?? 'table');
  const asOf = values['as-of'] ?? io.today();
  if (typeof asOf !== 'string' || !isDay(asOf)) throw new BadUsage(`--as-of takes a day, not "${String(asOf)}"`);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new BadUsage('timeline takes one notice: NOTICE.json');
  const notice = naming(path, () => readNotice(ownDocument(path, 'notice of releases (NOTICE.json)', io)));
  const entries = timeline(lifeOf(notice, Temporal.Instant.from(`${asOf}T00:00:00Z`)));
  keepPage(() => timelinePage(notice.model, entries, asOf), values, io);
  if (isAccessAfterAll(entries)) {
    io.stderr('breakwater: access opens after the general release, which is planned before that to trusted partners\n');
  }
  io.stdout(render(notice, entries, asOf));
  return 0;
}

type Rendering = (notice: StatedNotice, entries: readonly TimelineEntry[], asOf: Day) => string;

function renderingOf(format: string | boolean): Rendering {
  switch (format) {
    case 'table':
      return shown;
    case 'json':
      return ({ model }, entries) => `${jsonText({ model, entries: entries.map(asJson) }, 2)}\n`;
    case 'ical':
      return ({ model }, entries, asOf) => {
        const head = { product: 'frontier timeline', name: `${model}: planned releases` };
        return timedCalendar(head, timelineEvents(model, entries), asOf);
      };
    default:
      throw new BadUsage(`--format takes table, json, ical, not "${String(format)}"`);
  }
}

function lifeOf({ move, released }: StatedNotice, at: Temporal.Instant): NoticeLife {
  const given = developerMoves(noLife, move, at);
  return [...released].reduce((life, stage) => developerMoves(life, { kind: 'released', stage }, at), given);
}

/** Days of access that everybody has already: a slip in the dates, most likely, and taken all the same. */
function isAccessAfterAll(entries: readonly TimelineEntry[]): boolean {
  const general = entries.find(({ what }) => what === 'general');
  const opening = entries.find(({ what }) => what === 'access-opens');
  if (general === undefined || opening === undefined) return false;
  return Temporal.Instant.compare(opening.at, general.at) >= 0;
}

function asJson({ at, zone, ...entry }: TimelineEntry): unknown {
  return { ...entry, at: at.toString(), zone, local: localTime({ at, zone }) };
}

function localTime({ at, zone }: Pick<TimelineEntry, 'at' | 'zone'>): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

function shown({ model }: StatedNotice, entries: readonly TimelineEntry[]): string {
  const rows = entries.map((entry) => {
    const what = entry.lane === 'developer' ? `${entry.what}${entry.done ? ' (done)' : ''}` : `  ${entry.what}`;
    return `  ${localTime(entry).replace('T', ' ')}  ${entry.zone.padEnd(20)}  ${what}`;
  });
  return [
    `${printable(model)}: planned releases${entries.length === 0 ? ': none is stated' : ''}`,
    ...rows,
    'Access, set in, is what the developer offers the government; no release waits for it (EO 14409 §3(c)).',
    '',
  ].join('\n');
}
