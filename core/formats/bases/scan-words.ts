// The words in which scanners state severity, days, vulnerabilities and addresses.
import type { ScanSeverity } from '#core/components/scan-statement.ts';
import { dayOf, isDay, type Day } from '#core/kernel/days.ts';
import { severityOf as severityWordOf, type SeverityWord } from '#core/priority/severity-word.ts';

const severities: ReadonlyMap<string, ScanSeverity> = new Map([
  ['critical', 'critical'],
  ['urgent', 'critical'],
  ['high', 'high'],
  ['serious', 'high'],
  ['severe', 'high'],
  ['important', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['low', 'low'],
  ['minor', 'low'],
  ['none', 'none'],
  ['info', 'none'],
  ['information', 'none'],
  ['informational', 'none'],
  ['log', 'none'],
]);

/** `undefined` where the word is none of these. */
export function severityOf(word: string | undefined): ScanSeverity | undefined {
  return word === undefined ? undefined : severities.get(word.trim().toLowerCase());
}

const ofWord: Readonly<Record<SeverityWord, ScanSeverity>> = {
  None: 'none',
  Low: 'low',
  Medium: 'medium',
  High: 'high',
  Critical: 'critical',
};

/** A score whose version of CVSS is not told is read by the words of CVSS 3 and 4. */
export function severityOfScore(text: string | undefined): ScanSeverity | undefined {
  const score = Number.parseFloat(text ?? '');
  return score >= 0 && score <= 10 ? ofWord[severityWordOf(score, '3.1')] : undefined;
}

const vulnerabilityName = /\b(?:CVE-\d{4}-\d{4,19}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})\b/gi;
/** More text is not searched, and more names or addresses are not kept: a report names a few hundred at most. */
const searchedCharactersMax = 200_000;
const namesMax = 2000;
const addressesMax = 50;
const addressCharactersMax = 2000;

/** The names of vulnerabilities in a text, in upper case, each once. */
export function vulnerabilitiesIn(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  const found = text.slice(0, searchedCharactersMax).match(vulnerabilityName) ?? [];
  return [...new Set(found.map((name) => name.toUpperCase()))].slice(0, namesMax);
}

/** The http and https addresses in a text, each once. */
export function webAddressesIn(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  const found = text.slice(0, searchedCharactersMax).match(/\bhttps?:\/\/[^\s<>"',;|]+/gi) ?? [];
  return [...new Set(found)].filter(({ length }) => length <= addressCharactersMax).slice(0, addressesMax);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day in the ways scanners write it: `2021-03-12T12:34:30Z`, `2021/03/12`, `20210211T163822649`, `Jan 5, 2021
 * 10:24:08 MST`, `Thu Feb 11 16:23:40 2021`, `05/25/2021 07:36:58`. Which number of the last is the month is told by the
 * one above twelve, else by `slashed`; where neither tells, the day is not known.
 */
export function dayIn(text: string | undefined, slashed?: 'month first' | 'day first'): Day | undefined {
  const stated = text?.trim().slice(0, 100) ?? '';
  return (
    dayOf(stated.replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3')) ?? dayInWords(stated) ?? dayInSlashes(stated, slashed)
  );
}

function dayInWords(text: string): Day | undefined {
  const packed = /^(\d{4})(\d\d)(\d\d)(?:T|$)/.exec(text);
  if (packed !== null) return dayFrom(packed[1], packed[2], packed[3]);
  const [, month = '', day, year] =
    /\b([A-Za-z]{3})[a-z]* +(\d{1,2})(?:,| +\d\d:\d\d:\d\d[ A-Z]*) +(\d{4})\b/.exec(text) ?? [];
  return dayFrom(year, String(months.indexOf(month.toLowerCase()) + 1), day);
}

function dayInSlashes(text: string, slashed: 'month first' | 'day first' | undefined): Day | undefined {
  const [, first = '', second = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? [];
  if (Number(first) > 12) return dayFrom(year, second, first);
  if (Number(second) > 12 || slashed === 'month first') return dayFrom(year, first, second);
  return slashed === 'day first' ? dayFrom(year, second, first) : undefined;
}

/** `443/tcp`; `undefined` where there is no port, or the machine as a whole is meant by port 0. */
export function placeOf(port: string | undefined, protocol: string | undefined): string | undefined {
  if (port === undefined || !/^[1-9]\d{0,4}$/.test(port.trim())) return undefined;
  return `${port.trim()}/${(protocol ?? 'tcp').trim().toLowerCase()}`;
}

/** From seconds since 1970, as nmap writes them. */
export function dayOfSeconds(text: string | undefined): Day | undefined {
  if (text === undefined || !/^\d{1,11}$/.test(text)) return undefined;
  const instant = Temporal.Instant.fromEpochMilliseconds(Number(text) * 1000);
  return instant.toZonedDateTimeISO('UTC').toPlainDate().toString();
}

function dayFrom(year: string | undefined, month: string | undefined, day: string | undefined): Day | undefined {
  const text = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}
