import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const grammar = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const secondsInDay = 86_400;

export const datetime: Scheme = {
  id: 'datetime',
  title: 'Instants, as RFC 3339 writes them',
  source: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  also: [],
  key: keyOf,
};

/** The instant in seconds since the year 0, then the fraction as text; a leap second is the second after it. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = grammar.exec(version.trim());
  if (match === null) return undefined;
  const days = daysOf(match.slice(1, 4).map(Number));
  const time = secondsOf(match.slice(4, 7).map(Number), 60);
  const offset = secondsOf(
    match.slice(9, 11).map((part) => Number(part ?? '0')),
    0,
  );
  if (days === undefined || time === undefined || offset === undefined) return undefined;
  const seconds = days * secondsInDay + time + (match[8] === '-' ? offset : -offset);
  // A day is added so that an offset can't make the number negative in the year 0.
  return key(number(String(seconds + secondsInDay)) + mark(0x01) + text((match[7] ?? '').replace(/0+$/, '')));
}

function daysOf([year = 0, month = 0, day = 0]: readonly number[]): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return undefined;
  return daysBefore(year, month, day);
}

function secondsOf([hour = 0, minute = 0, second = 0]: readonly number[], secondMax: number): number | undefined {
  if (hour > 23 || minute > 59 || second > secondMax) return undefined;
  return hour * 3600 + minute * 60 + second;
}

function lastDay(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (daysInMonth[month - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysBefore(year: number, month: number, day: number): number {
  let days = day - 1;
  for (let earlier = 1; earlier < month; earlier++) days += lastDay(year, earlier);
  const passed = year - 1;
  const leapYears = year === 0 ? 0 : Math.floor(passed / 4) - Math.floor(passed / 100) + Math.floor(passed / 400) + 1;
  return days + year * 365 + leapYears;
}
