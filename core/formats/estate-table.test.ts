import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { foldHeading } from '#core/formats/bases/headings.ts';
import { readTableEstate, tableEstateFormats } from '#core/formats/estate-table.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

function read(text: string, told?: Readonly<Record<string, string>>): EstateReading {
  const reading = readTableEstate(text, 'list.csv', new Map(Object.entries(told ?? {})));
  if (reading === undefined) throw new Error('is no table');
  return reading;
}

/** Each asset's name, and its components as `vendor name version`. */
function shown({ assets }: EstateReading): readonly (readonly [string, ...string[]])[] {
  return assets.map(({ name, components }) => [
    name,
    ...components.map(({ vendor, name: product, version }) => [vendor, product, version].filter(Boolean).join(' ')),
  ]);
}

const meanings = ({ columns }: EstateReading): readonly (string | undefined)[] => columns.map(({ meaning }) => meaning);

describe('the tables that are read', () => {
  it('find their headings under titles, whatever separates the cells', () => {
    for (const sign of [',', ';', '\t']) {
      const text = `Report of ward 3\n"Generated: 2026-03-04, 10:00"\n\nHost|Product|Version\nweb1|nginx|1.25.0\n|  |\n`;
      const reading = read(text.replaceAll('|', sign));
      expect(shown(reading)).toEqual([['web1', 'nginx 1.25.0']]);
      expect(reading.dropped).toEqual([]);
    }
  });

  it.each([
    ['Gerätename;Hersteller;Anwendung;Version\nPC1;Mozilla;Firefox;115.0\n', [['PC1', 'Mozilla Firefox 115.0']]],
    ['Rechner;Betriebssystem;Seriennummer\nPC1;Windows 10 Pro 22H2;X1\n', [['PC1', 'Microsoft Windows 10 Pro 22H2']]],
    ["Nom de l'appareil;Éditeur;Logiciel;Version\nPC1;Mozilla;Firefox;115.0\n", [['PC1', 'Mozilla Firefox 115.0']]],
    ['Equipo;Fabricante;Producto;Versión\nPC1;Mozilla;Firefox;115.0\n', [['PC1', 'Mozilla Firefox 115.0']]],
    ['Device name,OS,OS version\nPC1,Windows,10.0.19045.4894\n', [['PC1', 'Microsoft Windows 10 10.0.19045.4894']]],
    [
      'Manufacturer,Model,Firmware,Serial Number\nFortinet,FortiGate 60F,v7.2.5 build 1517,FGT1\n',
      [['FGT1', 'Fortinet FortiGate 60F v7.2.5 build 1517']],
    ],
    [
      'Hostname,Manufacturer,Model,OS,Application\nPC1,Dell Inc.,Latitude 5520,Windows 11 Pro,7-Zip\n',
      [['PC1', '7-Zip', 'Microsoft Windows 11 Pro']],
    ],
    [
      'Name,Version,Publisher\nFirefox,115.0,Mozilla\nZoom,5.1,Zoom\n',
      [['list', 'Mozilla Firefox 115.0', 'Zoom Zoom 5.1']],
    ],
    ['Name,IP address\nfw1,10.0.0.1\n', [['fw1']]],
    ['IP,Product\n10.0.0.1,nginx\n', [['10.0.0.1', 'nginx']]],
  ])('%j', (text, expected) => {
    expect(shown(read(text))).toEqual(expected);
  });

  it('counts devices that nothing tells apart', () => {
    const { assets } = read(
      'Manufacturer,Model,Location\nBaxter,Sigma Spectrum,Ward 3\nBaxter,Sigma Spectrum,Ward 3\n',
    );
    expect(assets.map(({ name, count }) => [name, count])).toEqual([['Baxter Sigma Spectrum (Ward 3)', 2]]);
  });

  it('keeps addresses, the zone, the kind and the day it was last seen', () => {
    const { assets } = read(
      'Host,IP,MAC,Device type,Network zone,Last seen,OS\nplc1,"10.0.0.5, 10.0.1.5",00:1B:1B:00:00:01,PLC,cell 2,2026-03-04 10:00,\n',
    );
    expect(assets[0]).toMatchObject({
      kind: 'ot',
      zone: 'cell 2',
      alsoKnownAs: ['10.0.0.5', '10.0.1.5', '00:1B:1B:00:00:01'],
      seenOn: '2026-03-04',
    });
  });

  it.each([
    ['cve,epss,percentile\nCVE-2024-1,0.1,0.2\n'],
    ['Product\nnginx\n'],
    ['# Notes\nThe host runs a product, the version of which is old.\n'],
    [''],
    ['Host,Package,Version,CVE ID,Severity\nweb1,openssl,1.1.1,CVE-2024-1,High\n'],
    ['"host'],
    [`${'\n'.repeat(3)}${'title\n'.repeat(60)}Host,Product\nweb1,nginx\n`],
  ])('are not all: %j', (text) => {
    expect(readTableEstate(text, 'a.csv')).toBeUndefined();
  });

  it('refuses what breaks off', () => {
    expect(() => read('Host,Product\nweb1,"nginx\n')).toThrow(BadDocument);
  });
});

describe('columns that are guessed', () => {
  it('are asked for, by the words of their headings', () => {
    const reading = read('Hostname,Product,SW revision,Owner\nweb1,nginx,1.25.0,Ada\n');
    expect(reading.columns).toEqual([
      { heading: 'Hostname', meaning: 'host', certain: true },
      { heading: 'Product', meaning: 'product', certain: true },
      { heading: 'SW revision', meaning: 'version', certain: false },
      { heading: 'Owner', meaning: undefined, certain: true },
    ]);
    expect(reading.questions).toEqual([
      { meaning: 'version', guess: 'SW revision', candidates: ['SW revision', 'Owner'] },
    ]);
  });

  it('are asked for, by what they hold', () => {
    const reading = read('Hostname,Product,Stand\na,nginx,1.25.0\nb,nginx,1.25.1\nc,nginx,1.24.0\n');
    expect(meanings(reading)).toEqual(['host', 'product', 'version']);
    expect(reading.questions).toEqual([{ meaning: 'version', guess: 'Stand', candidates: ['Stand'] }]);
  });

  it('are what the person said, and not asked again', () => {
    const text = 'Hostname,Product,Stand,Rev\na,nginx,1.25.0,4\nb,nginx,1.25.1,5\nc,nginx,1.24.0,6\n';
    const reading = read(text, { stand: '', rev: 'version' });
    expect(meanings(reading)).toEqual(['host', 'product', undefined, 'version']);
    expect(reading.questions).toEqual([]);
    expect(read(text, { stand: '', rev: '' }).questions).toEqual([]);
  });

  it('are asked for where a product has no version at all', () => {
    const reading = read('Hostname,Product,Owner\na,nginx,Ada\n');
    expect(reading.questions).toEqual([{ meaning: 'version', guess: undefined, candidates: ['Owner'] }]);
  });

  it('may be the one that names what the table is of', () => {
    expect(meanings(read('Name,Version,Publisher\nFirefox,115.0,Mozilla\n'))).toEqual([
      'product',
      'version',
      'publisher',
    ]);
    expect(read('Name,Version,Publisher\nFirefox,115.0,Mozilla\n').questions?.[0]?.meaning).toBe('product');
  });
});

describe('the formats of tables', () => {
  it('know their headings folded, and require columns that they have', () => {
    const wrong = tableEstateFormats.flatMap(({ title, columns, required }) => [
      ...Object.values(columns)
        .flat()
        .filter((heading) => heading !== foldHeading(heading))
        .map((heading) => `${title}: ${heading}`),
      ...required.filter((column) => !Object.hasOwn(columns, column)).map((column) => `${title} requires ${column}`),
    ]);
    expect(wrong).toEqual([]);
  });

  it.each(tableEstateFormats.map((format) => [format.title, format] as const))('%s reads hostile rows', (_, format) => {
    const names = Object.values(format.columns).map(([first = '']) => first);
    const cells = ['=cmd()', 'x'.repeat(5000), '\u0000', '../../etc', '', '-1', '9'.repeat(40), '<script>', '\u202e'];
    const rows = cells.map((cell) => names.map(() => `"${cell}"`).join(','));
    const reading = readTableEstate(`${names.join(',')}\n${rows.join('\n')}\n`, 'a.csv');
    expect(reading?.assets.every(({ name }) => name !== '')).toBe(true);
    const assets = new Set(reading?.assets.map(({ name }) => name));
    expect(assets.size).toBe(reading?.assets.length);
    expect(reading?.statements.every(({ asset }) => assets.has(asset))).toBe(true);
  });
});

describe('whatever is written in a table', () => {
  const headings = [
    'Host',
    'Name',
    'Product',
    'Version',
    'IP',
    'OS',
    'OS version',
    'Model',
    'Firmware',
    'Count',
    'KB',
    '',
  ];
  const cell = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('10.0.0.1', '1.2.3', 'Windows 10', 'KB5043064', '"', '=1+1', '\n', '0', '2026-03-04', '__proto__'),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it('is read or refused, and names each asset once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...headings), { minLength: 1, maxLength: 8 }), rows, (head, body) => {
        const text = [head, ...body].map((cells) => cells.map(quoted).join(';')).join('\n');
        const reading = readTableEstate(text, 'any.csv');
        const names = (reading?.assets ?? []).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(names).not.toContain('');
        expect(reading?.statements.every(({ asset }) => names.includes(asset)) ?? true).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is no table, or is refused as a document, where it is any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...headings, ',', ';', '\t', '"', '\r\n', '\n'), fc.string())),
        (parts) => {
          try {
            readTableEstate(parts.join(''), 'any.csv');
          } catch (error) {
            if (!(error instanceof BadDocument)) throw error;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
