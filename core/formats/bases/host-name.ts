// What an asset is called whose document does not name it: as its file, else as its folder.

/** Words by which people tell several listings of one host apart. */
const listingWords =
  /^(?:dpkg|dpkg-l|dpkg-query|status|apt|apt-list|rpm|rpm-qa|dnf|dnf-list|yum|apk|apk-info|apk-list|os-release|packages|pkgs|systeminfo|computerinfo|get-computerinfo|registry|uninstall|winget|winget-list|winget-export|software|programs|installed|list|listing|export|output|report|scan|trivy|grype|wazuh|defender)$/i;

const endings = /\.(?:txt|log|out|json|reg|csv|lst|list|ndjson|jsonl)$/i;
const stemCharactersMax = 200;

/** `hosts/pc-14/dpkg.txt` and `pc-14.dpkg-l.txt` are `pc-14`. */
export function hostNameOf(source: string): string {
  const file = fileOf(source);
  const named = isNamedForListing(source) ? '' : machineIn(file);
  if (named !== '') return named;
  const folders = machineFolder(source).split(/[\\/]/);
  return folders.findLast((part) => part !== '') ?? (file === '' ? 'unnamed host' : file);
}

/** Whether a file is called for what it lists, not for the machine: `dpkg.txt`, `etc/os-release`. */
export function isNamedForListing(path: string): boolean {
  // In images that were made without dpkg, each package has a file.
  return /[\\/]status\.d[\\/][^\\/]*$/.test(path) || machineIn(fileOf(path)) === '';
}

/** The folder that a file lies in, with its separator; for a file in a machine's own folders the one that these lie in. */
export function machineFolder(path: string): string {
  const folder = path.slice(0, path.length - fileOf(path).length);
  return folder.replace(/(?<=^|[\\/])(?:(?:etc|(?:usr|var)[\\/]lib|usr|lib|dpkg|status\.d|apk|db)[\\/])+$/, '');
}

export function fileOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
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
