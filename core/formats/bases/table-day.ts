// Days as exports write them, in the order of the country that they were made in.
import { dayIn } from '#core/formats/bases/scan-words.ts';
import { isDay, type Day } from '#core/kernel/days.ts';

/** `undefined` where the text is no day, or may be two: `03/04/2026`. Hours with AM and PM go with the month first. */
export function tableDay(text: string | undefined): Day | undefined {
  const stated = text?.trim().slice(0, 100) ?? '';
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(stated);
  if (dotted === null) return dayIn(stated, /[\d ][ap]\.?m\.?$/i.test(stated) ? 'month first' : undefined);
  const [, day = '', month = '', year = ''] = dotted;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}
