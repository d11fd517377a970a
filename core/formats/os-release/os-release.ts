// /etc/os-release as a file of its own: the operating system of a machine.
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { splitOsRelease, systemIn } from '#core/formats/bases/os-release-text.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';

const charactersMax = 65_536;

export const osRelease: TextEstateFormat = {
  title: 'os-release',
  tried: true,
  recognise: (text) => {
    if (text.length > charactersMax) return false;
    const { release, lines } = splitOsRelease(text);
    return release !== undefined && lines.every((line) => line.startsWith('#'));
  },
  parse: (text, source) => {
    const report = new ScanReport();
    const { release = new Map<string, string>() } = splitOsRelease(text);
    const name = hostNameOf(source);
    const host = report.host(name);
    host.call('host', name);
    const { component, kind } = systemIn(release);
    host.kind = kind;
    host.install(component);
    return { ...report.finish('os-release'), columns: [] };
  },
};
