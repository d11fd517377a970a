import { expect, test } from 'vitest';
import { mayBeInventory } from '#core/formats/inventory-files.ts';

test.each([
  ['portal.cdx.json.gz', true],
  ['in/pc-14/etc/os-release', true],
  ['in/pc-14/var/lib/dpkg/status', true],
  ['in/pc-14/lib/apk/db/installed', true],
  ['in/sosreport-srv1/installed-rpms', true],
  ['in/portal/var/lib/dpkg/status.d/libssl1.1', true],
  ['in/portal/var/lib/dpkg/status.d/libssl1.1.md5sums', false],
  ['in/status.d/folder/README', false],
  ['in/README.md', false],
  ['in/status.json/x', false],
])('%s: %s', (path, expected) => {
  expect(mayBeInventory(path)).toBe(expected);
});
