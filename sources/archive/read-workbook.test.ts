import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkbookEstate } from '#core/formats/estate-table.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { readWorkbook } from '#sources/archive/read-workbook.ts';
import { workbookFile, workbookParts } from '#tests/workbook-file.ts';
import { zipOf } from '#tests/zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

function rowsOf(...rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
}

const hosts = rowsOf(['Asset register'], [], ['Host', 'Product', 'Version'], ['web1', 'nginx', '1.25.0']);

async function read(bytes: Uint8Array): Promise<ReturnType<typeof readWorkbookEstate>> {
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, bytes);
  return readWorkbookEstate(await readWorkbook(path), 'list.xlsx');
}

async function faultOf(bytes: Uint8Array): Promise<unknown> {
  try {
    await read(bytes);
  } catch (error) {
    return error instanceof BadDocument ? [error.code, error.file] : error;
  }
  return 'none';
}

const bomb = workbookParts({ sheets: [{ name: 'a', rows: '<row><c><v>1</v></c></row>'.repeat(400_000) }] });

describe('a workbook on disk', () => {
  it('is read from its sheets that can be seen and hold tables of what is in use; the others are counted', async () => {
    const reading = await read(
      workbookFile({
        sheets: [
          { name: 'Lists', state: 'hidden', rows: hosts },
          { name: 'Cover', rows: rowsOf(['Inventory of 2026']) },
          { name: 'Hosts', rows: hosts },
          { name: 'Old', rows: hosts },
        ],
      }),
    );
    expect(reading?.assets.map(({ name, components }) => [name, components[0]?.name, components[0]?.version])).toEqual([
      ['web1', 'nginx', '1.25.0'],
    ]);
    expect(reading?.columns.map(({ heading, meaning }) => [heading, meaning])).toEqual([
      ['Host', 'host'],
      ['Product', 'product'],
      ['Version', 'version'],
    ]);
    expect(reading?.dropped.map(({ reason, example }) => [reason, example])).toEqual([
      ['sheet holds no table that is read', 'Cover'],
      ['sheet is called as what is not in use, and was not read', 'Old'],
      ['sheet is hidden and was not read', 'Lists'],
    ]);
  });

  it('without a table is none', async () => {
    expect(await read(workbookFile({ sheets: [{ name: 'a', rows: rowsOf(['x', 'y'], ['1', '2']) }] }))).toBeUndefined();
  });

  const path = join(folder, 'list.xlsx');
  it.each([
    [
      'that swells beyond measure',
      zipOf([...bomb].map(([name, text]) => ({ name, bytes: Buffer.from(text) }))),
      'document.expansion',
    ],
    [
      'with a part twice',
      zipOf(['a', 'b'].map((text) => ({ name: 'xl/workbook.xml', bytes: Buffer.from(text) }))),
      'document.corrupt',
    ],
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'document.kind'],
    ['that is anything else', Buffer.from('host,vendor\n'), 'document.kind'],
    ['that is another zip archive', zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'document.kind'],
    [
      'with a name that climbs out',
      zipOf([{ name: '../xl/workbook.xml', bytes: Buffer.from('a') }]),
      'document.unsafe_name',
    ],
    [
      'that is encrypted, or an old one',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'document.kind',
    ],
    ['that is cut', workbookFile({ sheets: [{ name: 'a', rows: hosts }] }).subarray(0, 900), 'document.corrupt'],
  ])('%s is refused by file', async (_, bytes, code) => {
    expect(await faultOf(bytes)).toEqual([code, path]);
  });

  it.each([
    [
      'with a heading in each column that Excel has',
      workbookFile({ sheets: [{ name: 'a', rows: rowsOf(Array.from({ length: 16_384 }, (_, n) => `Column ${n}`)) }] }),
      'document.too_large',
    ],
    [
      'that declares entities',
      workbookFile({
        sheets: [{ name: 'a', rows: '' }],
        parts: {
          'xl/worksheets/sheet1.xml':
            '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
        },
      }),
      'document.entities',
    ],
  ])('%s is refused as it is read', async (_, bytes, code) => {
    expect(await faultOf(bytes)).toEqual([code, undefined]);
  });
});

it('a picture that is called a workbook is said to be one', async () => {
  const path = join(folder, 'picture.xlsx');
  writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  await expect(readWorkbook(path)).rejects.toThrow('is no Excel file but a picture, whatever its name says');
});
