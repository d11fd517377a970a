// Instants are UTC; days are calendar days. A duration of days is never hours.

/** A calendar day: `2024-03-04`. */
export type Day = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})/;
const zeroDay = '0001-01-01';

/**
 * The calendar day (UTC) of a date or instant as sources write it (`2024-03-04`, `2024-03-04T10:20:30.5+02:00`);
 * `undefined` where it is no date, and for year 1, by which some databases mean "not known".
 */
export function dayOf(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  const match = dayPattern.exec(text);
  if (match === null) return undefined;
  const day = match[0];
  if (day === zeroDay || !isDay(day)) return undefined;
  if (!/[+-]\d{2}:?\d{2}$/.test(text.slice(10)) || text.length === 10) return day;
  try {
    return Temporal.Instant.from(text.replace(' ', 'T')).toZonedDateTimeISO('UTC').toPlainDate().toString();
  } catch {
    return day; // an offset that Temporal can't read moves the day by one at most
  }
}

export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (match === null || text.length !== 10) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month);
}

export function addDays(day: Day, days: number): Day {
  return fromOrdinal(ordinal(day) + days);
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from);
}

/** The earlier of two days, either of which may be unknown. */
export function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a < b ? a : b;
}

/** The later of two days, either of which may be unknown. */
export function later(a: Day, b: Day | undefined): Day;
export function later(a: Day | undefined, b: Day | undefined): Day | undefined;
export function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined) return b;
  return b === undefined || b < a ? a : b;
}

/** Of days of which some may be unknown. */
export function latest(days: readonly (Day | undefined)[]): Day | undefined {
  return days.reduce<Day | undefined>((last, day) => later(last, day), undefined);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's civil algorithms).
function ordinal(day: Day): number {
  let year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  if (month <= 2) year -= 1;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fromOrdinal(days: number): Day {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
