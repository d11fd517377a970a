// Organizations to enrol, a line each, as they come out of a spreadsheet: name, administrator's address, hours a week.
import { csvRows } from '#core/formats/bases/csv-rows.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

export interface EnrolmentLine {
  readonly name: string;
  readonly administrator: string;
  readonly hoursAWeek: number;
}

/** Hours of an organization that states none: one day a week of one person. */
const usualHours = 8;

/** The lines in order, or what is wrong with the first that can't be read. */
export function readEnrolments(text: string): readonly EnrolmentLine[] | string {
  const read: EnrolmentLine[] = [];
  try {
    for (const { line, cells } of csvRows(text, text.includes('\t') ? '\t' : undefined)) {
      const one = enrolmentOf(cells.map((cell) => cell.trim()));
      if (typeof one === 'string') return `Line ${line}: ${one}`;
      read.push(one);
    }
  } catch (error) {
    if (error instanceof BadDocument) return `This is no table: it ${error.message}.`;
    throw error;
  }
  return read.length === 0 ? 'Write at least one organization, a line each.' : read;
}

function enrolmentOf([name = '', administrator = '', hours = '']: readonly string[]): EnrolmentLine | string {
  if (name === '' || !/^\S+@\S+$/.test(administrator))
    return 'write the name, the e-mail of its first administrator, and the hours a week.';
  const hoursAWeek = hours === '' ? usualHours : Number(hours.replace(',', '.'));
  if (!Number.isFinite(hoursAWeek) || hoursAWeek < 0) return `hours a week are a number, not “${hours}”.`;
  return { name, administrator, hoursAWeek };
}
