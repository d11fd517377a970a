// What a column holds, as people are told it: headings are looked up by names of ours.

const own: ReadonlyMap<string, string> = new Map([
  ['os', 'OS'],
  ['osVersion', 'OS version'],
  ['osRelease', 'OS release'],
  ['dnsName', 'DNS name'],
  ['mac', 'MAC address'],
  ['seenOn', 'last seen'],
  ['installedOn', 'day of installation'],
  ['fixedIn', 'version that mends it'],
]);

/** `OS version` of `osVersion`, `maintenance window` of `maintenanceWindow`. */
export function columnWords(column: string): string {
  return own.get(column) ?? column.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
