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
  const named = withoutListingWords(file.replace(endings, '').slice(0, stemCharactersMax));
  if (named !== '') return named;
  return parts.pop() ?? (file === '' ? 'unnamed host' : file);
}

function withoutListingWords(stem: string): string {
  if (listingWords.test(stem)) return '';
  for (const { index } of stem.matchAll(/[._ -]/g)) {
    const [before, behind] = [stem.slice(0, index), stem.slice(index + 1)];
    if (before === '' || behind === '') continue;
    if (listingWords.test(behind)) return withoutListingWords(before);
    if (listingWords.test(before)) return withoutListingWords(behind);
  }
  return stem;
}
