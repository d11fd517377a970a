// Get-ComputerInfo as PowerShell prints it: a property on each line, cut or folded at the width of the window.
import { readComputer } from '#core/formats/computerinfo/computer.ts';
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';

export const computerInfoText: TextEstateFormat = {
  title: 'Get-ComputerInfo',
  tried: false,
  recognise: (text) => {
    const head = text.slice(0, headCharactersMax);
    return (
      /^(?:WindowsBuildLabEx|OsName|CsName|OsVersion) *: /m.test(head) &&
      /^(?:Windows|Os|Cs|Bios)[A-Z]\w* *:/m.test(head)
    );
  },
  parse: (text, source) => {
    const report = new ScanReport();
    report.tool = 'Get-ComputerInfo';
    for (const values of machinesIn(text)) {
      const list = values.get('OsHotFixes') ?? '';
      const updates = list
        .replace(/^\{|\}$/g, '')
        .split(',')
        .map((one) => one.trim());
      const named = updates.filter((one) => /^(?:KB|Q)\d/i.test(one)).map((one) => one.replace(/[.…]+$/, ''));
      if (/(?:\.\.\.|…)\}?$/.test(list)) report.tally.add('list of updates is cut short; print it as JSON', list);
      readComputer((name) => values.get(name), named, report, hostNameOf(source));
    }
    return { ...report.finish('Get-ComputerInfo'), columns: [] };
  },
};

const headCharactersMax = 65_536;

/** A property that stands again begins another machine. */
function machinesIn(text: string): readonly ReadonlyMap<string, string>[] {
  const machines: Map<string, string>[] = [];
  let values = new Map<string, string>();
  let last: string | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, name, value = ''] = /^([A-Za-z]\w{1,60}) *: ?(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      // A long value goes on below, indented to where it began.
      if (last !== undefined && /^ {10,}\S/.test(line))
        values.set(last, `${values.get(last) ?? ''} ${line.trim()}`.trim());
      continue;
    }
    if (values.has(name)) {
      machines.push(values);
      values = new Map();
    }
    if (value.trim() !== '') values.set(name, value.trim());
    last = name;
  }
  return [...machines, values];
}
