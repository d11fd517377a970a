import { printable } from '#core/formats/bases/printable.ts';

/**
 * Outside text as one line of Markdown text: what could begin emphasis, code, a link, HTML or a table cell is escaped
 * anywhere, what could begin a heading or a list at the start of the line.
 */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .trimStart()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]>|~$]/g, '\\$&')
    .replace(/^[#+-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
