// What an asset is called whose document does not name it: as its file, else as its folder.

/** Words by which people tell several listings of one host apart. */
const listingWords =
  /^(?:dpkg|dpkg-l|dpkg-query|rpm|rpm-qa|apk|apk-info|apk-list|os-release|packages|pkgs|systeminfo|computerinfo|get-computerinfo|registry|uninstall|winget|winget-list|winget-export|software|programs|installed|list|listing|export|output|report|scan|trivy|grype|wazuh|defender)$/i;

const endings = /\.(?:txt|log|out|json|reg|csv|lst|list|ndjson|jsonl)$/i;
const stemCharactersMax = 200;

/** `hosts/pc-14/dpkg.txt` and `pc-14.dpkg-l.txt` are `pc-14`. */
export function hostNameOf(source: string): string {
  const parts = source.split(/[\\/]/).filter((part) => part !== '');
  const file = parts.pop() ?? '';
  const named = machineIn(file);
  if (named !== '') return named;
  // A machine's own folders, copied with their names.
  while (/^(?:etc|usr|lib)$/.test(parts.at(-1) ?? '') && parts.length > 1) parts.pop();
  return parts.pop() ?? (file === '' ? 'unnamed host' : file);
}

/** Whether a file is called for what it lists, not for the machine: `dpkg.txt`, `os-release`. */
export function isNamedForListing(file: string): boolean {
  return machineIn(file) === '';
}

function machineIn(file: string): string {
  return withoutListingWords(file.replace(endings, '').slice(0, stemCharactersMax));
}

function withoutListingWords(stem: string): string {
  if (listingWords.test(stem)) return '';
  const parts = [...stem.matchAll(/[._ -]/g)].map(
    ({ index }) => [stem.slice(0, index), stem.slice(index + 1)] as const,
  );
  // The longest word first: `dpkg-l` before `l`.
  const [machine] = parts.find(([, behind]) => listingWords.test(behind)) ?? [];
  if (machine !== undefined && machine !== '') return withoutListingWords(machine);
  const [, other] = parts.findLast(([before]) => listingWords.test(before)) ?? [];
  return other === undefined || other === '' ? stem : withoutListingWords(other);
}
