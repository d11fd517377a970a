import type { SavedFormat } from '#portal/desk/messages.ts';

interface FileKind {
  readonly ending: string;
  readonly type: string;
}

export const fileKinds: Readonly<Record<SavedFormat, FileKind>> = {
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
  csv: { ending: 'csv', type: 'text/csv' },
  ical: { ending: 'ics', type: 'text/calendar' },
  markdown: { ending: 'md', type: 'text/markdown' },
};

/** A browser may still read what it saves when the click is over. */
const keptMs = 60_000;

export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
