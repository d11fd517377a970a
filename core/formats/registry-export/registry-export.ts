// A registry export (.reg) of the keys under which Windows keeps what is installed, and of those that say what it is.
import { componentsMax } from '#core/components/inventory-reading.ts';
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { tableSystem } from '#core/formats/bases/table-system.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import { keysIn, type RegistryKey } from '#core/formats/registry-export/values.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const registryExport: TextEstateFormat = {
  title: 'Windows registry export',
  tried: false,
  recognise: (text) => /^\s*(?:Windows Registry Editor Version \d|REGEDIT4)/.test(text.slice(0, 200)),
  parse: (text, source) => {
    const report = new ScanReport();
    const keys = [...keysIn(text)];
    const name = nameIn(keys) ?? hostNameOf(source);
    const host = report.host(name);
    host.call('netBios', name);
    host.kind = 'host';
    for (const key of keys) readKey(key, host, report.tally);
    if (host.components.length > componentsMax)
      throw new BadDocument('document.too_many_components', `more than ${componentsMax} components`);
    return { ...report.finish('Windows registry export'), columns: [] };
  },
};

const uninstall = /\\CurrentVersion\\Uninstall\\([^\\]+)$/i;
const current = /\\Windows NT\\CurrentVersion$/i;
const computerName = /\\ComputerName\\(?:ActiveComputerName|ComputerName)$/i;

function nameIn(keys: readonly RegistryKey[]): string | undefined {
  return keys
    .filter(({ path }) => computerName.test(path))
    .map(({ values }) => textIn(values, 'computername'))
    .find((name) => name !== undefined);
}

function readKey({ path, values }: RegistryKey, host: ScanHost, tally: Tally): void {
  const program = uninstall.exec(path)?.[1];
  if (program !== undefined) addProgram(program, values, host, tally);
  else if (current.test(path)) addSystem(values, host);
  // A key above others has no values of its own.
  else if (values.size > 0 && !computerName.test(path))
    tally.add('registry key is not one of installed programs', path);
}

function addProgram(key: string, values: RegistryKey['values'], host: ScanHost, tally: Tally): void {
  const name = textIn(values, 'displayname');
  const update = updateIn(key, values);
  if (update !== undefined) {
    host.updates.add(update);
    return;
  }
  if (name === undefined) {
    tally.add('registry key has no display name', key);
    return;
  }
  const component = seenComponent({
    name,
    version: textIn(values, 'displayversion'),
    vendor: textIn(values, 'publisher'),
  });
  if (component.version === undefined) tally.add('version is missing; the component is kept', name);
  // The same program stands in both halves of the registry, for 32 and 64 bits, or for several people.
  if (host.install(component) !== component) tally.add('component listed again', name);
}

/** An update has its number in its key, or says that it belongs to a program. */
function updateIn(key: string, values: RegistryKey['values']): string | undefined {
  const number = /\bKB\d{6,8}\b/i;
  const byKey = number.exec(key.slice(0, 500))?.[0];
  const isUpdate =
    values.has('parentkeyname') || /update|hotfix|service pack/i.test(textIn(values, 'releasetype') ?? '');
  const byName = isUpdate ? number.exec(textIn(values, 'displayname')?.slice(0, 500) ?? '')?.[0] : undefined;
  return (byKey ?? byName)?.toUpperCase();
}

const firstOf11 = 22_000;

function addSystem(values: RegistryKey['values'], host: ScanHost): void {
  const build = textIn(values, 'currentbuild') ?? textIn(values, 'currentbuildnumber');
  const stated = textIn(values, 'productname');
  if (stated === undefined) return;
  const revision = values.get('ubr');
  const major = values.get('currentmajorversionnumber') ?? 10;
  const minor = values.get('currentminorversionnumber') ?? 0;
  const numbers = [major, minor, build, typeof revision === 'number' ? revision : undefined];
  // Windows 11 still calls itself Windows 10 here.
  const name = Number(build) >= firstOf11 ? stated.replace(/^Windows 10\b/, 'Windows 11') : stated;
  const { component, kind } = tableSystem({
    name,
    version: build === undefined ? undefined : numbers.filter((part) => part !== undefined).join('.'),
    release: textIn(values, 'displayversion') ?? textIn(values, 'releaseid'),
  });
  if (kind !== 'unknown') host.kind = kind;
  if (component !== undefined) host.system = host.install(component);
}

function textIn(values: RegistryKey['values'], name: string): string | undefined {
  const value = values.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
