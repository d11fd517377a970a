// The listings of assets that are lines of text: what a command printed.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { apkInfo, apkList } from '#core/formats/apk-list/apk-list.ts';
import { apkInstalled } from '#core/formats/apk-list/installed.ts';
import { computerInfoText } from '#core/formats/computerinfo/text.ts';
import { defenderLines } from '#core/formats/defender/report.ts';
import { aptList } from '#core/formats/dpkg/apt-list.ts';
import { dpkgList } from '#core/formats/dpkg/list.ts';
import { dpkgQuery } from '#core/formats/dpkg/query.ts';
import { dpkgStatus } from '#core/formats/dpkg/status.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import { osRelease } from '#core/formats/os-release/os-release.ts';
import { registryExport } from '#core/formats/registry-export/registry-export.ts';
import { dnfList } from '#core/formats/rpm-list/dnf-list.ts';
import { rpmList } from '#core/formats/rpm-list/rpm-list.ts';
import { systemInfo } from '#core/formats/systeminfo/systeminfo.ts';
import { wingetList } from '#core/formats/winget/list.ts';

export const textEstateFormats: readonly TextEstateFormat[] = [
  wingetList,
  registryExport,
  computerInfoText,
  systemInfo,
  apkInfo,
  apkList,
  apkInstalled,
  rpmList,
  dnfList,
  dpkgQuery,
  dpkgList,
  dpkgStatus,
  aptList,
  osRelease,
  defenderLines,
];

/**
 * `undefined` where the text is in none of the formats.
 *
 * @throws BadDocument where it is in one, and can't be read as a whole
 */
export function readTextEstate(text: string, source: string): EstateReading | undefined {
  return textEstateFormats.find(({ recognise }) => recognise(text))?.parse(text, source);
}
