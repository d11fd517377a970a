import type { Inventory } from '#core/components/inventory.ts';

/** The formats in which scanners of vulnerabilities report, by the beginning of their names. */
const scanners = /^(?:nessus|qualys|openvas|insightvm|nexpose|grype|trivy|nmap|wazuh|microsoft defender)\b/i;

/** Whether a scanner is heard in it: what it found, or a report of one that found nothing. */
export function holdsScans({ documents, assets }: Inventory): boolean {
  const isScanned = assets.some(({ components }) =>
    components.some(({ statements }) => statements.some(({ scanned }) => scanned !== undefined)),
  );
  return isScanned || documents.some(({ format }) => scanners.test(format));
}
