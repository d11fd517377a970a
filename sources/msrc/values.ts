// Small readings of CVRF.
import { recordOf, textOf } from '#core/kernel/json.ts';

/** A text that stands in a member of its own: `{ "Value": "5044273" }`. */
export function valueOf(value: unknown): string | undefined {
  return textOf(value)?.trim() ?? textOf(recordOf(value)?.['Value'])?.trim();
}

/** Longer texts are cut before they are read. */
const htmlCharactersMax = 100_000;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text without the HTML that Microsoft writes into it; what looks like a tag within is left as text. */
export function plainText(html: string): string {
  return html
    .slice(0, htmlCharactersMax)
    .replace(/<\/?(?:p|br|li|ul|ol|div|h\d|tr|table)\b[^<>]{0,500}>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,1000})?\/?>/gi, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name] ?? "'")
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
