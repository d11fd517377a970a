import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXmlEstate, xmlEstateFormats } from '#core/formats/estate-xml.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** What opens a document of each format, and the words it is made of. */
const formats: readonly (readonly [title: string, root: string, words: string])[] = [
  [
    'Nessus XML',
    'NessusClientData_v2',
    'Report ReportHost HostProperties tag ReportItem plugin_output cpe cve solution see_also risk_factor plugin_name compliance-result',
  ],
  [
    'Nexpose XML',
    'NexposeReport',
    'scan node names name fingerprints os tests test endpoints endpoint services service software fingerprint vulnerability references reference solution Paragraph',
  ],
  [
    'nmap XML',
    'nmaprun',
    'host status address hostnames hostname ports port state service cpe script table elem os osmatch osclass hostscript finished',
  ],
  [
    'OpenVAS XML',
    'get_reports_response',
    'report results result host hostname ip detail name value nvt tags refs ref severity threat description port scan_end gmp version detection details',
  ],
  [
    'Qualys XML',
    'ASSET_DATA_REPORT',
    'HOST IP DNS OPERATING_SYSTEM VULN_INFO_LIST VULN_INFO QID TYPE RESULT PORT VULN_DETAILS TITLE SEVERITY SOLUTION CVE_ID_LIST CVE_ID ID GENERATION_DATETIME',
  ],
  [
    'Qualys scan XML',
    'SCAN',
    'IP KEY OS VULNS PRACTICES INFOS CAT VULN PRACTICE INFO TITLE SOLUTION RESULT CVE_ID_LIST CVE_ID ID',
  ],
  [
    'Qualys detection XML',
    'HOST_LIST_VM_DETECTION_OUTPUT',
    'DATETIME HOST IP OS DETECTION_LIST DETECTION QID TYPE SEVERITY STATUS PORT RESULTS',
  ],
];

const attributes =
  'name value id address addr port portid protocol state status pluginID pluginName severity number oid type key accuracy product version vendor certainty text endTime start';
const values = [
  '',
  '0',
  '1',
  '443',
  '-1',
  '1e999',
  'open',
  'vulnerable-version',
  '10.0.0.5',
  'srv.example.org',
  '1.3.6.1.4.1.25623.1.0.1',
  'CVE-2021-0001',
  'cpe:/a:maker:thing:1.0',
  'Installed version : 1.0\nFixed version : 2.0',
  'Package\tInstalled Version\n\t\nx\t1',
  'Microsoft Windows 10 Build 19045',
  '__proto__',
  'constructor',
  '\u202e\u0000'.slice(0, 1),
  'Thu Feb 31 99:99:99 2021',
];

function escaped(text: string): string {
  return text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function documents(root: string, words: string): fc.Arbitrary<string> {
  const name = fc.constantFrom(...words.split(' '));
  const value = fc.constantFrom(...values).map(escaped);
  const attribute = fc.dictionary(fc.constantFrom(...attributes.split(' ')), value, { maxKeys: 4 });
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(name, attribute, fc.array(fc.oneof({ maxDepth: 6 }, value, tie('element')), { maxLength: 5 }))
      .map(([tag, given, within]) => {
        const written = Object.entries(given).map(([key, text]) => ` ${key}="${text}"`);
        return `<${tag}${written.join('')}>${within.join('')}</${tag}>`;
      }),
  }));
  return fc.array(element, { maxLength: 6 }).map((within) => `<${root}><HEADER/>${within.join('')}</${root}>`);
}

function outcomeOf(text: string): string {
  try {
    return readXmlEstate([text], 'x.xml') === undefined ? 'not recognised' : 'read';
  } catch (error) {
    if (error instanceof BadDocument) return `${error.code} at ${error.place ?? 'nowhere'}`;
    throw error;
  }
}

describe('reports in XML', () => {
  test('are of different titles, and each is tried here', () => {
    expect(xmlEstateFormats.map(({ title }) => title).sort()).toEqual(formats.map(([title]) => title).sort());
  });

  test.for(formats)('%s holds together whatever stands in it', ([title, root, words]) => {
    fc.assert(
      fc.property(documents(root, words), fc.integer({ min: 1, max: 40 }), (text, size) => {
        const reading = readXmlEstate([text], 'x.xml');
        expect(reading?.format).toBe(title);
        const names = new Map(reading?.assets.map((asset) => [asset.name, asset.components]));
        expect(names.size).toBe(reading?.assets.length);
        for (const { asset, component } of reading?.statements ?? []) {
          expect(component === undefined ? names.has(asset) : names.get(asset)?.includes(component)).toBe(true);
        }
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
        expect(readXmlEstate(pieces, 'x.xml')).toEqual(reading);
      }),
      { numRuns: 200 },
    );
  });

  test.for(formats)('%s that is cut anywhere is refused with a place', ([, root, words]) => {
    fc.assert(
      fc.property(documents(root, words), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const at = root.length + 1 + Math.floor(share * (text.length - root.length - 2));
        const cut = text.slice(0, at);
        // Or too little is left to tell what it is.
        expect(outcomeOf(cut)).toMatch(/^(not recognised|document\.syntax at line \d+, column \d+)$/);
      }),
    );
  });

  test.for(['', '<', '<a/>', 'a,b\n1,2\n', '<!-- x -->', '<SCAN/>', '<report/>'])('%j is none', (text) => {
    expect(readXmlEstate([text], 'x')).toBeUndefined();
  });

  test('come in pieces of which the first may be empty', () => {
    expect(readXmlEstate(['', '<nmap', 'run/>'], 'x')?.format).toBe('nmap XML');
  });
});
