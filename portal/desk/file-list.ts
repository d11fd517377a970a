// What was read, told to the person: each file with what it is, and what was left out of it.
import { grouped, plural } from '#core/kernel/counted.ts';
import { element, button } from '#portal/desk/element.ts';
import type { FileReport } from '#portal/desk/messages.ts';

/** Longer lists are told by their first rows and a count. */
const rowsMax = 200;

export function fileList(files: readonly FileReport[], leaveOut: (path: string) => void): readonly Node[] {
  if (files.length === 0) return [];
  const shown = files.filter(({ is }) => is !== 'passed over').sort((a, b) => urgency(a) - urgency(b));
  const rows = shown.slice(0, rowsMax).map((file) => row(file, leaveOut));
  if (shown.length > rowsMax) rows.push(element('li', '', `and ${shown.length - rowsMax} more files`));
  const passed = passedOver(files);
  return [
    element('h3', 'desk-list-title', 'What was read'),
    element('ul', 'desk-read', ...rows, ...(passed === undefined ? [] : [passed])),
  ];
}

/** What must be mended stands first. */
function urgency({ is }: FileReport): number {
  return is === 'refused' ? 0 : 1;
}

function row(file: FileReport, leaveOut: (path: string) => void): HTMLLIElement {
  const out = button('Leave out', 'desk-button desk-plain desk-small', () => leaveOut(file.path));
  out.setAttribute('aria-label', `Leave out ${file.path}`);
  const item = element(
    'li',
    file.is === 'refused' ? 'desk-refused' : '',
    element('span', 'desk-path', file.path),
    out,
    element('p', 'desk-says', told(file)),
  );
  if (file.is === 'inventory' && file.dropped.length > 0) item.append(leftOut(file.dropped));
  return item;
}

function told(file: FileReport): string {
  switch (file.is) {
    case 'inventory':
      return [
        file.format,
        plural(file.assets, 'asset'),
        plural(file.components, 'component'),
        ...(file.statements > 0 ? [plural(file.statements, 'statement')] : []),
      ].join(' · ');
    case 'feed':
      return `Feed, built on ${file.builtOn} · ${grouped(file.vulnerabilities)} vulnerabilities${file.isUsed ? '' : ' · not used: there is a newer one'}`;
    case 'state':
      return `State${file.plannedOn === undefined ? '' : ` of the plan of ${file.plannedOn}`}${file.isUsed ? '' : ' · not used: there is a newer one'}`;
    case 'passed over':
      return file.reason;
    case 'refused':
      return [file.place, file.reason].filter(Boolean).join(': ');
  }
}

function leftOut(dropped: Extract<FileReport, { is: 'inventory' }>['dropped']): HTMLElement {
  const sum = dropped.reduce((total, { count }) => total + count, 0);
  const lines = dropped.map(({ reason, count, example }) =>
    element('li', '', `${grouped(count)} ${reason}${example === '' ? '' : ` (${example})`}`),
  );
  const summary = element('summary', '', `${grouped(sum)} left out or unclear`);
  return element('div', 'desk-left', element('details', '', summary, element('ul', '', ...lines)));
}

function passedOver(files: readonly FileReport[]): HTMLElement | undefined {
  const reasons = new Map<string, { count: number; readonly example: string }>();
  for (const file of files) {
    if (file.is !== 'passed over') continue;
    const known = reasons.get(file.reason);
    const example = [file.path, file.why].filter((part) => part !== undefined).join(' ');
    if (known === undefined) reasons.set(file.reason, { count: 1, example });
    else known.count += 1;
  }
  if (reasons.size === 0) return undefined;
  const dropped = [...reasons].map(([reason, { count, example }]) => ({ reason, count, example }));
  return element('li', '', element('span', 'desk-path', 'Passed over in your folders'), leftOut(dropped));
}
