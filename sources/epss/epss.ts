// EPSS scores by FIRST, one CSV file per day: https://www.first.org/epss/data_stats
import { cveId } from '#core/advisories/flaws.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { dayOf } from '#core/kernel/days.ts';
import type { LineReader, Origin, Sink } from '#sources/reader.ts';

export const epss: LineReader = {
  source: 'epss',
  recognises: (firstLine) => /^#\s*model_version:/.test(firstLine) || /^cve,epss,percentile\s*$/.test(firstLine),
  open,
};

const header = 'cve,epss,percentile';

function open(sink: Sink, origin: Origin): (text: string, line: number) => void {
  let modelVersion: string | undefined;
  // Files of before 2021-09 hold no comment; the name of a file tells its day.
  let on = dayOf(/\d{4}-\d{2}-\d{2}/.exec(origin.name)?.[0]);
  let headed = false;
  return (text) => {
    if (headed) {
      readRow(text, { on, modelVersion }, sink);
      return;
    }
    if (text.startsWith('#')) {
      modelVersion = /model_version:([\w.-]{1,40})/.exec(text)?.[1];
      on = dayOf(/score_date:([\w:.+-]{1,40})/.exec(text)?.[1]) ?? on;
      return;
    }
    if (text.trim() !== header) throw new BadDocument('document.wrong_type', `its columns are not ${header}`);
    if (on === undefined) throw new BadDocument('document.wrong_type', 'neither the file nor its name states a day');
    headed = true;
    sink.completeAsOf(on);
  };
}

function readRow(
  text: string,
  { on = '', modelVersion }: { readonly on: string | undefined; readonly modelVersion: string | undefined },
  sink: Sink,
): void {
  const [id = '', epssText = '', percentileText = '', ...more] = text.split(',');
  const cve = cveId(id);
  const score = fraction(epssText);
  if (cve === undefined) return sink.drop('row has no CVE id', text);
  if (score === undefined || more.length > 0) return sink.drop('row has no score from 0 to 1', text);
  sink.take({ kind: 'epss', score: { cve, score, percentile: fraction(percentileText), modelVersion, on } });
}

/** A number from 0 to 1; the empty text is none. */
function fraction(text: string): number | undefined {
  if (!/^\d*\.?\d+(?:e-\d+)?$/i.test(text) || text.length > 40) return undefined;
  const value = Number(text);
  return value <= 1 ? value : undefined;
}
