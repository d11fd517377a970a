// How a workbook shows its numbers: which are days, which have a fixed number of decimals (ECMA-376 Part 1 §18.8).
import { child, childrenOf, parseXml } from '#core/formats/bases/xml.ts';

/** How the numbers of one style are shown. */
export type NumberStyle = 'plain' | 'day' | { readonly decimals: number };

const plain: NumberStyle = 'plain';

/** Longer format codes are hostile. */
const codeCharactersMax = 255;
const stylesMax = 65_536;

/** The styles of cells, by the number that a cell states. */
export function numberStyles(xml: string): readonly NumberStyle[] {
  const root = parseXml(xml);
  const codes = new Map<number, string>();
  for (const { attributes } of childrenOf(child(root, 'numFmts'), 'numFmt')) {
    codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
  }
  return childrenOf(child(root, 'cellXfs'), 'xf')
    .slice(0, stylesMax)
    .map(({ attributes }) => {
      const id = Number(attributes.get('numFmtId'));
      const code = codes.get(id);
      return code === undefined ? builtIn(id) : styleOf(code);
    });
}

/** §18.8.30: 14 to 22 and 45 to 47 everywhere, 27 to 36 and 50 to 58 in East Asia. */
function builtIn(id: number): NumberStyle {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
    return 'day';
  if (id === 1 || id === 2) return { decimals: id === 1 ? 0 : 2 };
  return plain;
}

function styleOf(code: string): NumberStyle {
  // What stands in quotes, in brackets (but for hours and minutes that run on) and behind a backslash is no sign of the code.
  const signs = code
    .slice(0, codeCharactersMax)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const decimals = /^0(?:\.(0{1,10}))?$/.exec(signs);
  if (decimals !== null) return { decimals: decimals[1]?.length ?? 0 };
  return /[dmyhs]/i.test(signs.replace(/general|e[+-]/gi, '')) ? 'day' : plain;
}

/** Excel's days run from 1900 with a 29 February that never was, or from 1904; §18.17.4. */
const millisecondsOfDay = 86_400_000;

/**
 * A number that is shown as a day: `2024-03-04`, with the time where it has one; `undefined` where it is before the
 * calendar's start or after the year 9999.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + 1462 : serial;
  if (!(days >= 1 && days < 2_958_466)) return undefined;
  const whole = Math.floor(days);
  // Day 60 is that 29 February; the days before it count from a day later.
  const epoch = Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const seconds = Math.round((days - whole) * 86_400);
  const iso = new Date(epoch + whole * millisecondsOfDay + seconds * 1000).toISOString();
  return seconds === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}
