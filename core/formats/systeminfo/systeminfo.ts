// What Windows' `systeminfo` prints, in any language: the order of its first three lines and the shape of an update's
// number are the same in all of them.
import { isAside } from '#core/formats/bases/listed-lines.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import { readMachine, versionPattern } from '#core/formats/systeminfo/machine.ts';

export const systemInfo: TextEstateFormat = {
  title: 'systeminfo',
  tried: false,
  recognise: (text) => startsIn(fieldsOf(text.slice(0, headCharactersMax))).length > 0,
  parse: (text, source) => {
    const report = new ScanReport();
    const fields = fieldsOf(text);
    const starts = startsIn(fields);
    for (const [at, start] of starts.entries()) readHost(fields.slice(start, starts[at + 1]), report, source);
    report.tool = 'systeminfo';
    return { ...report.finish('systeminfo'), columns: [] };
  },
};

const headCharactersMax = 16_384;

interface Field {
  /** Empty where a line goes on with the field above it. */
  readonly label: string;
  readonly value: string;
}

/** `label:   value`; a value of several lines goes on indented, each part with a number: `[01]: KB5031356`. */
function fieldsOf(text: string): readonly Field[] {
  return text.split(/\r\n|\n|\r/).flatMap((line): readonly Field[] => {
    if (line.trim() === '' || isAside(line)) return [];
    if (/^\s/.test(line)) return [{ label: '', value: line.trim() }];
    const colon = line.indexOf(':');
    // French sets a space before it, some labels hold one: `Page File: Max Size:`.
    return colon < 0
      ? [{ label: '', value: line.trim() }]
      : [{ label: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }];
  });
}

/** Where a machine begins: its name, the name of its Windows, the number of that. */
function startsIn(fields: readonly Field[]): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at + 2 < fields.length; at += 1) if (isStart(fields.slice(at, at + 3))) starts.push(at);
  return starts;
}

function isStart(three: readonly Field[]): boolean {
  if (three.some(({ label }) => label === '')) return false;
  const [, system = '', version = ''] = three.map(({ value }) => value.slice(0, 200));
  // A system's name begins so; a path with the word in it, as scanners print them, is none.
  return /^(microsoft® |microsoft )?windows\b/i.test(system) && versionPattern.test(version);
}

function readHost(fields: readonly Field[], report: ScanReport, source: string): void {
  const [name, system, version] = fields.map(({ value }) => value);
  const domain = fields.find(({ label }) => domainLabels.test(label))?.value;
  const values = fields.map(({ value }) => value);
  readMachine({ name, system, version, domain, values }, report, source);
}

const domainLabels = /^(?:domain|domäne|domaine|dominio|domein|domínio|doména|domena|домен|域|ドメイン)$/i;
