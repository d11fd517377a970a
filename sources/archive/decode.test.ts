import { describe, expect, it } from 'vitest';
import { parseXml } from '#core/formats/bases/xml.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { decodeDocument } from '#sources/archive/decode.ts';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const little = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const big = (text: string): Buffer => little(text).swap16();

const table = 'Gerät;Straße\nPC-1;Nürnberg\n';
const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a b="ä">ö</a>`;

function codeOf(bytes: Uint8Array, name: string): string {
  try {
    return `read: ${decodeDocument(bytes, name)}`;
  } catch (error) {
    return error instanceof BadDocument ? error.code : String(error);
  }
}

describe('documents are decoded by what they are', () => {
  it.each([
    ['UTF-8', utf8(table)],
    ['UTF-8 with its mark', utf8(`\ufeff${table}`)],
    ['UTF-16 little-endian', little(table)],
    ['UTF-16 big-endian', big(table)],
    ['the western code page', latin(table)],
  ])('a table in %s', (_, bytes) => {
    expect(decodeDocument(bytes, 'devices.csv')).toBe(table);
    expect(decodeDocument(bytes, 'listing')).toBe(table);
  });

  it('reads what only the code page of Windows holds', () => {
    expect(decodeDocument(Buffer.from([0x80, 0x2c, 0x93, 0x41, 0x94, 0xe9]), 'a.csv')).toBe('€,“A”é');
  });

  it.each([
    ['UTF-8', utf8(xml('UTF-8'))],
    ['UTF-8 without a declaration', utf8('<a b="ä">ö</a>')],
    ['UTF-16 little-endian', little(xml('UTF-16'))],
    ['UTF-16 big-endian', big(xml('utf-16'))],
    ['UTF-16 that says nothing', little('<a b="ä">ö</a>')],
    ['ISO-8859-1', latin(xml('ISO-8859-1'))],
    ['Windows-1252', latin(xml('windows-1252').replaceAll('"', "'"))],
  ])('XML in %s', (_, bytes) => {
    const root = parseXml(decodeDocument(bytes, 'report.nessus'));
    expect([root.attributes.get('b'), root.text]).toEqual(['ä', 'ö']);
  });

  it.each([
    ['JSON in UTF-16', little('{"a":1}'), 'a.csv'],
    ['JSON in the western code page', latin('{"a":"ä"}'), 'a.txt'],
    ['an SBOM in the western code page', latin('SPDXVersion: SPDX-2.3\nCreator: Bäcker\n'), 'a.spdx'],
    ['YAML in UTF-16', little('a: 1'), 'assets.yaml'],
    ['UTF-16 without its mark', little(table).subarray(2), 'a.csv'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 'a.csv'],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]), 'a.csv'],
    ['bytes that are no text', Buffer.from([0x50, 0xff, 0x00, 0x01]), 'a.csv'],
    ['XML that is not in what it says', latin(xml('UTF-8')), 'a.xml'],
  ])('refuses %s', (_, bytes, name) => {
    expect(codeOf(bytes, name)).toBe('document.encoding');
  });

  it('leaves another declared encoding for the parser to refuse', () => {
    expect(() => parseXml(decodeDocument(utf8(xml('Shift_JIS')), 'a.xml'))).toThrow(/Shift_JIS/);
  });
});
