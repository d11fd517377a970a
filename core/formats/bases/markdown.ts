import { commandParts } from '#core/formats/bases/plan-tellings.ts';
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

/** The same, with commands between backquotes left to be copied; what holds a sign of Markdown or HTML is no command. */
export function withCommands(text: string): string {
  return commandParts(printable(text))
    .map(({ text: part, isCommand }, index) => {
      if (!isCommand) return index === 0 ? escapeMarkdown(part) : escapeMarkdown(`x${part}`).slice(1);
      return /^[\w ./:@=,+"'()-]+$/.test(part) ? `\`${part}\`` : `\\\`${escapeMarkdown(`x${part}`).slice(1)}\\\``;
    })
    .join('');
}
