import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readXmlEstate } from '#core/formats/estate-xml.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { readLargeXml } from '#sources/archive/large-xml.ts';
import { readDocument } from '#sources/archive/read-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-large-xml-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(bytes: string | Uint8Array): string {
  const path = join(folder, 'scan.nessus');
  writeFileSync(path, bytes);
  return path;
}

/** Two and a half pieces long; of three-byte characters, so that pieces end within one. */
function report(hosts: number): string {
  const prose = '\u2603 \u2026 '.repeat(120);
  const items = Array.from(
    { length: hosts },
    (_, at) =>
      `<ReportHost name="10.0.${at >> 8}.${at & 255}"><ReportItem port="443" protocol="tcp" severity="3" pluginID="${1000 + at}" pluginName="Flaw ${at} \u2603"><description>${prose}</description><cve>CVE-2024-${1000 + at}</cve></ReportItem></ReportHost>`,
  );
  return `<?xml version="1.0"?><NessusClientData_v2><Report name="r">${items.join('\n')}</Report></NessusClientData_v2>`;
}

test('a report in pieces is the same as one in a whole, with the same digest', () => {
  const text = report(2500);
  const path = written(text);
  const large = readLargeXml(path, 'scan.nessus');
  expect(large?.reading).toEqual(readXmlEstate([text], 'scan.nessus'));
  expect(large?.reading.statements).toHaveLength(2500);
  expect(large?.digest()).toBe(readDocument(path).digestSha256());
});

test('a byte that is no UTF-8 is refused with its place, a character cut in two too', () => {
  const bytes = Buffer.from(report(2500));
  const damaged = Buffer.from(bytes);
  damaged[2_000_000] = 0xff;
  for (const bad of [damaged, Buffer.concat([bytes, Buffer.from([0xe2, 0x98])])]) {
    const path = written(bad);
    const fault = (read: () => unknown): unknown => {
      try {
        read();
      } catch (error) {
        if (error instanceof BadDocument) return [error.code, error.place];
        throw error;
      }
      return undefined;
    };
    const whole = fault(() => readDocument(path));
    expect(whole).toBeDefined();
    expect(fault(() => readLargeXml(path, 'scan.nessus'))).toEqual(whole);
  }
});

test.each([
  ['another root', '<bom xmlns="http://cyclonedx.org/schema/bom/1.5"/>'],
  ['no XML', 'a,b\n1,2\n'],
  ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><NessusClientData_v2/>'],
  ['nothing', ''],
])('%s is left to whoever reads it as a whole', (_, text) => {
  expect(readLargeXml(written(text), 'scan.nessus')).toBeUndefined();
});
