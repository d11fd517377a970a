// What Windows' `systeminfo` prints, in any language: the order of its first three lines and the shape of an update's
// number are the same in all of them.
import { isAside } from '#core/formats/bases/listed-lines.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { withArchitecture } from '#core/formats/bases/windows-architecture.ts';
import { tableSystem } from '#core/formats/bases/table-system.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';

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

const versionPattern = /^(\d{1,2}\.\d\.\d{4,5})\b.*?(?:\s(\d{4,5}))?$/;

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
  if (name === undefined || name === '' || system === undefined) {
    report.tally.add('machine has no name', source);
    return;
  }
  const host = report.host(name);
  host.call('netBios', name);
  const number = versionPattern.exec(version?.slice(0, 200) ?? '')?.[1];
  const { component, kind } = tableSystem({ name: system, version: number });
  host.kind = kind === 'unknown' ? 'host' : kind;
  if (component !== undefined)
    host.system = host.install(
      withArchitecture(
        component,
        fields.map(({ value }) => value),
      ),
    );
  for (const { value } of fields) for (const update of updatesIn(value)) host.updates.add(update);
  learnNames(fields, name, host);
  if (host.updates.size === 0) report.tally.add('machine lists no installed updates', name);
}

/** Before there were KB numbers, there were Q ones. */
function updatesIn(value: string): readonly string[] {
  const found = /^\[\d{1,4}\]:\s*((?:KB|Q)\d{5,8})\b/i.exec(value)?.[1];
  return found === undefined ? [] : [found.toUpperCase()];
}

const domainLabels = /^(?:domain|domäne|domaine|dominio|domein|domínio|doména|domena|домен|域|ドメイン)$/i;

function learnNames(fields: readonly Field[], name: string, host: ScanHost): void {
  const domain = fields.find(({ label }) => domainLabels.test(label))?.value ?? '';
  // A workgroup's name has no dot.
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(domain.slice(0, 300))) host.also(`${name}.${domain}`.toLowerCase());
  const addresses = fields.flatMap(({ value }) => /^\[\d+\]:\s*(\d{1,3}(?:\.\d{1,3}){3})$/.exec(value)?.[1] ?? []);
  const own = [...new Set(addresses.filter((address) => !/^(?:127\.|169\.254\.)/.test(address)))];
  // Of several, some are those of networks inside the machine, which every machine has alike.
  if (own.length === 1) host.also(own[0]);
}
