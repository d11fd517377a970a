// Which files of a folder may be an inventory, and what is told of the others.
import { fileOf } from '#core/formats/bases/host-name.ts';
import type { InventoryDocument } from '#core/components/inventory.ts';

/** Names of files that may be an inventory; others in a folder are passed over without being read whole. */
const likely =
  /\.(json|jsonl|ndjson|cdx|xml|nessus|spdx|ya?ml|csv|tsv|txt|reg|list|att|intoto|bom|tag|xlsx|xlsm)(\.gz)?$|^(?:os-release|status|installed|installed-rpms)$/i;

/** A file for each package, called as the package, in images that were made without dpkg. */
const ofPackage = /[\\/]status\.d[\\/][a-z0-9][a-z0-9.+-]*$/;

/** Files that this program writes beside an inventory: passed over in silence. */
const ownFiles = /^breakwater\.state\.json(\.|$)/;

/** Why a file of a folder was not read. */
export const notRead = {
  otherName: 'file whose name is none of an inventory',
  holdsNone: 'file that holds no inventory',
} as const;

/** Why a file that was named can not be used. */
export const noInventory = 'is no inventory in a format that is read';

export function mayBeInventory(path: string): boolean {
  return likely.test(fileOf(path)) || (ofPackage.test(path) && !path.endsWith('.md5sums'));
}

export function isOwnFile(name: string): boolean {
  return ownFiles.test(name);
}

/** A folder without an inventory, with what lies there in its place: nothing to read must never look like nothing to fear. */
export function holdsNone(dropped: InventoryDocument['dropped']): string {
  const reasons = dropped.map(({ reason, count, example }) => `${count} ${reason} (${example})`);
  return ['holds no inventory', ...(reasons.length === 0 ? [] : [reasons.join('; ')])].join(': ');
}

/** What was passed over in a folder, told beside the documents that were read. */
export function noteOn(path: string, dropped: InventoryDocument['dropped']): InventoryDocument {
  return { path, format: 'folder', digest: '', createdOn: undefined, tool: undefined, components: 0, dropped };
}
