import { describe, expect, test } from 'vitest';
import type { Inventory } from '#core/components/inventory.ts';
import { jsonEstateFormats } from '#core/formats/estate-json.ts';
import { tableEstateFormats } from '#core/formats/estate-table.ts';
import { textEstateFormats } from '#core/formats/estate-text.ts';
import { xmlEstateFormats } from '#core/formats/estate-xml.ts';
import { holdsScans } from '#core/formats/holds-scans.ts';

function empty(format: string): Inventory {
  const nothing = { digest: '', createdOn: undefined, tool: undefined, components: 0, dropped: [] };
  return { documents: [{ path: 'a', format, ...nothing }], assets: [] };
}

describe('a report in which nothing was found', () => {
  test('is one of a scanner by its format', () => {
    const formats = [...jsonEstateFormats, ...tableEstateFormats, ...textEstateFormats, ...xmlEstateFormats];
    const titles = formats.map(({ title }) => title);
    expect(titles.filter((title) => holdsScans(empty(title))).sort()).toEqual([
      'Grype JSON',
      'InsightVM CSV',
      'Microsoft Defender CSV',
      'Microsoft Defender JSON',
      'Microsoft Defender JSON lines',
      'Nessus CSV',
      'Nessus XML',
      'Nexpose XML',
      'OpenVAS CSV',
      'OpenVAS XML',
      'Qualys CSV',
      'Qualys XML',
      'Qualys detection XML',
      'Qualys scan XML',
      'Trivy JSON',
      'Trivy operator JSON',
      'Wazuh JSON',
      'nmap XML',
    ]);
  });

  test.each(['folder', 'assets CSV', 'CycloneDX 1.5 JSON'])('%s is none', (format) => {
    expect(holdsScans(empty(format))).toBe(false);
  });
});
