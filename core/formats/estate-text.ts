// The listings of assets that are lines of text: what a command printed.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { defenderLines } from '#core/formats/defender/report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';

export const textEstateFormats: readonly TextEstateFormat[] = [defenderLines];

/**
 * `undefined` where the text is in none of the formats.
 *
 * @throws BadDocument where it is in one, and can't be read as a whole
 */
export function readTextEstate(text: string, source: string): EstateReading | undefined {
  return textEstateFormats.find(({ recognise }) => recognise(text))?.parse(text, source);
}
