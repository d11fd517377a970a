// The reports and listings of many assets that are JSON.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { computerInfoJson } from '#core/formats/computerinfo/json.ts';
import { defenderJson } from '#core/formats/defender/report.ts';
import type { JsonEstateFormat } from '#core/formats/estate-format.ts';
import { grypeJson } from '#core/formats/grype/report.ts';
import { trivyOperatorJson } from '#core/formats/trivy-operator/report.ts';
import { trivyJson } from '#core/formats/trivy/report.ts';
import { wazuhJson } from '#core/formats/wazuh/report.ts';
import { wingetExport } from '#core/formats/winget/export.ts';

export const jsonEstateFormats: readonly JsonEstateFormat[] = [
  wingetExport,
  computerInfoJson,
  wazuhJson,
  defenderJson,
  trivyOperatorJson,
  grypeJson,
  trivyJson,
];

/**
 * `undefined` where the value is the root of none of the formats.
 *
 * @throws BadDocument where it is one, and can't be read as a whole
 */
export function readJsonEstate(root: unknown, source: string): EstateReading | undefined {
  return jsonEstateFormats.find(({ recognise }) => recognise(root))?.parse(root, source);
}
