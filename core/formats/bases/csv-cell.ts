import { printable } from '#core/formats/bases/printable.ts';

/**
 * One cell of a CSV file (RFC 4180). A cell that a spreadsheet would read as a formula is led by an apostrophe, also
 * where white space stands before the sign.
 */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = printable(value);
  const safe = /^\s*[=+\-@|%]/.test(plain) ? `'${plain}` : plain;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
