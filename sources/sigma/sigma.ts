// Sigma rules that name the CVE whose exploitation they find: one YAML file a rule, https://sigmahq.io/docs/basics/rules.html
import { cveId } from '#core/advisories/flaws.ts';
import { dayOf } from '#core/kernel/days.ts';
import { recordOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { idOf, shown } from '#sources/bases/texts.ts';
import type { Origin, RecordReader, Sink } from '#sources/reader.ts';

export const sigma: RecordReader = { source: 'sigma', holds: 'one', recognises, read };

/** A rule as it is published, or as a list of rules wraps it, with its CVEs and its path read out. */
function recognises(record: JsonRecord): boolean {
  return 'logsource' in record && 'title' in record && ('detection' in record || 'cves' in record);
}

const charactersMax = 300;

function read(record: JsonRecord, sink: Sink, origin: Origin): void {
  const id = idOf(record['id']);
  const title = lineOf(record['title']);
  const cves = cvesOf(record);
  if (id === undefined || title === '') return sink.drop('rule has no id or title', shown(record['title']));
  if (cves.length === 0) return sink.drop('rule names no CVE', title);
  const author = lineOf(record['author']);
  // The licence asks to name the author with what is taken of a rule.
  if (author === '') return sink.drop('rule names no author', title);
  if (/^(?:deprecated|unsupported)$/.test(shown(record['status'])))
    return sink.drop('rule is not in use any more', title);
  sink.take({
    kind: 'detection',
    cves,
    detection: {
      id,
      title,
      author,
      by: 'SigmaHQ',
      licence: 'DRL 1.1',
      url: addressOf(textOf(record['path']) ?? origin.name),
      logSource: logSourceOf(recordOf(record['logsource'])),
      level: lineOf(record['level']),
      on: dayOf(dayText(record['modified'])) ?? dayOf(dayText(record['date'])),
    },
  });
}

function lineOf(value: unknown): string {
  return (textOf(value) ?? '').replace(/\s+/g, ' ').trim().slice(0, charactersMax);
}

/** Tags are `cve.2021-44228`; older ones have a point, too. */
function cvesOf(record: JsonRecord): readonly string[] {
  const tagged = textsOf(record['tags']).flatMap((tag) => {
    const [, year, number] = /^cve\.(\d{4})[.-](\d{4,19})$/i.exec(tag) ?? [];
    return year === undefined ? [] : [`CVE-${year}-${number}`];
  });
  return [...new Set([...textsOf(record['cves']), ...tagged].flatMap((text) => cveId(text) ?? []))];
}

/** `windows process creation`, as a person says it. */
function logSourceOf(source: JsonRecord | undefined): string {
  const parts = ['product', 'service', 'category'].map((member) => lineOf(source?.[member]).replaceAll('_', ' '));
  return parts.filter((part) => part !== '').join(' ');
}

/** Days were written with slashes once. */
function dayText(value: unknown): string | undefined {
  return textOf(value)?.replaceAll('/', '-');
}

/** By the rule's path in its repository. */
function addressOf(name: string): string | undefined {
  const path = /(?:^|[/ ])(rules[\w-]{0,40}\/[\w./-]{1,200}\.ya?ml)$/.exec(name)?.[1];
  return path === undefined ? undefined : `https://github.com/SigmaHQ/sigma/blob/master/${path}`;
}
