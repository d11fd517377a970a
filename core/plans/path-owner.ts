// Whose directory a file lies in, where its path says so.

const pathCharactersMax = 1000;

/** Where programs lie, each product in a directory of its own or of its maker's. */
const roots: readonly (readonly [RegExp, 'maker first' | 'product first' | 'nobody'])[] = [
  [/^[a-z]:\/windows(?=\/)/i, 'nobody'],
  [/^[a-z]:\/(?:program files(?: \(x86\))?|programdata)(?=\/)/i, 'maker first'],
  [
    /^[a-z]:\/(?:users|documents and settings)\/[^/]+\/appdata\/(?:local|locallow|roaming)(?:\/programs)?(?=\/)/i,
    'maker first',
  ],
  [/^[a-z]:\/(?:users|documents and settings)(?=\/)/i, 'nobody'],
  [/^[a-z]:(?=\/)/i, 'product first'],
  // What distributions install there is no product's own.
  [/^\/usr\/(?:share|lib|lib32|lib64)\/(?:java|maven-repo|jvm|python\d?[\d.]*|[\w-]+-linux-gnu\w*)(?=\/)/, 'nobody'],
  [/^\/(?:opt|usr\/local(?:\/(?:lib|share))?|usr\/(?:share|lib|lib64)|var\/lib|srv)(?=\/)/, 'product first'],
];

/** Makers under whose name several products lie. */
const makers =
  /^(?:atlassian|bmc|broadcom|ca|cisco|citrix|dell|emc|google|hewlett.packard|hpe?|ibm|mcafee|microfocus|microsoft|netapp|oracle|redhat|sap|symantec|tibco|veritas|vmware)$/i;

/** Directories that are named for what lies in them. */
const plain =
  /^(?:apps?|applications?|bin|client|common(?: files)?|conf(?:ig)?|current|data|etc|java|jars?|jre|jdk|lib\w*|modules|plugins|releases?|resources|server|share|src|tools|usr|var|versions?|web|web-?apps?|web-inf|windowsapps|x64|x86|v?\d[\w.-]*)$/i;

/** `Acme PACS` of `C:\Program Files\Acme PACS\lib\a.jar`; `undefined` where the path does not tell. */
export function ownerOf(path: string): string | undefined {
  const text = path.slice(0, pathCharactersMax).replaceAll('\\', '/');
  const root = roots.flatMap(([pattern, layout]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ found, layout }];
  })[0];
  if (root === undefined || root.layout === 'nobody') return undefined;
  const [first = '', second = ''] = text
    .slice(root.found.length + 1)
    .split('/')
    .slice(0, -1);
  if (first === '' || plain.test(first)) return undefined;
  const isMakers = root.layout === 'maker first' || makers.test(first);
  if (!isMakers || second === '' || plain.test(second)) return first;
  // `Elastic\\Elasticsearch`: the product's name holds its maker's.
  return second.toLowerCase().startsWith(first.toLowerCase()) ? second : `${first} ${second}`;
}
