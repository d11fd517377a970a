import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// Words that come before the release, in this order; then the release; then other words; then a further number.
const before: readonly (readonly string[])[] = [
  ['dev', 'snapshot', 'nightly', 'canary'],
  ['alpha'],
  ['beta'],
  ['milestone'],
  ['pre', 'prerelease', 'preview', 'ea'],
  ['rc', 'cr', 'candidate'],
];
const end = mark(0x08);
const after = mark(0x09);

const beforeMarks: ReadonlyMap<string, string> = new Map(
  before.flatMap((words, index) => words.map((word) => [word, mark(0x01 + index)] as const)),
);

// Different spellings of one word behind a release.
const sameAs: ReadonlyMap<string, string> = new Map([
  ['servicepack', 'sp'],
  ['hotfix', 'hf'],
  ['patch', 'p'],
  ['pl', 'p'],
  ['revision', 'rev'],
  ['update', 'u'],
  ['upd', 'u'],
  ['build', 'b'],
  ['bld', 'b'],
]);

/** Words that say nothing about the order. */
const silent: ReadonlySet<string> = new Set(['final', 'ga', 'release', 'stable', 'version', 'ver', 'firmware', 'fw']);

/** Words of sentences about versions: such a text is a range or a remark, not one version. */
const sentence: ReadonlySet<string> = new Set(
  (
    'above affected after all and any before below current earlier everything fixed following from greater higher ' +
    'latest lower january february april june july august september october november december ' +
    'including later less lt mainline multiple newer none not older only or other others others prior see since ' +
    'some starting than the through thru to unaffected under unknown unspecified until up upto various versions via with x'
  ).split(' '),
);

export const generic: Scheme = {
  id: 'generic',
  title: 'Versions of any vendor, firmware too',
  source: 'https://github.com/package-url/vers-spec/blob/main/docs/types/vers-types.md',
  also: ['bitbucket', 'firmware', 'gitlab', 'linux', 'linux kernel', 'swid', 'vendor'],
  key: keyOf,
  native: comparisons(plainOperators, keyOf),
};

/**
 * Our own fall-back order, where no ecosystem defines one. Case and separators do not matter; runs of digits are
 * numbers; `alpha` … `rc` come before the release, all other words (`SP1`, `build 1517`, the `k` of `1.0.2k`) after
 * it, a further number after those; zeros at the end and before a word do not count, so 7.0 is 7.0.0. A text without
 * a digit, a URL, a commit id, a list, a span, a product's name or a sentence is no version.
 */
function keyOf(version: string): VersionKey | undefined {
  const runs = runsOf(version);
  if (runs === undefined) return undefined;
  let tokens = '';
  let zeros = 0;
  for (const run of runs) {
    if (/^[0-9]/.test(run)) {
      if (/^0+$/.test(run)) {
        zeros++;
        continue;
      }
      tokens += number('0').repeat(zeros) + number(run);
    } else {
      tokens += beforeMarks.get(run) ?? after + text(sameAs.get(run) ?? run);
    }
    zeros = 0;
  }
  return key(tokens + end);
}

/** The runs of digits and of letters that count; `undefined` where the text is no version. */
function runsOf(version: string): readonly string[] | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const lower = fromImageName(version.trim().toLowerCase().replaceAll('service pack', 'sp'));
  if (!/^[a-z0-9][a-z0-9 ._:,()~+#-]*$/.test(lower) || isSeveral(lower) || isCommit(lower)) return undefined;
  const runs = lower.match(/[0-9]+|[a-z]+/g) ?? [];
  if (runs.some((run) => sentence.has(run))) return undefined;
  const counted = runs.filter((run) => !silent.has(run));
  // One letter may lead (V2.0, R80.40); a longer word is the name of a product, whose versions compare with no other.
  const [first = '', second = ''] = counted;
  if (/^\d/.test(first)) return counted;
  return first.length === 1 && /^\d/.test(second) ? counted.slice(1) : undefined;
}

/** VMware names an image `ESXi80U2sb-23305545`: release 8.0, its update, and a build that grows within the update. */
function fromImageName(text: string): string {
  return text.replace(/^esxi(\d)(\d)(?:u(\d{1,2}))?[a-z]{0,3}-(\d{5,10})$/, '$1.$2.$3 build $4');
}

/** Lists and spans: `5.0, 5.1`, `9.5 - 9.6`; a comma before a word goes on (`7.2.5,build1517`). */
function isSeveral(text: string): boolean {
  return /,(?! ?[a-z])| - |\d \d+\.\d/.test(text);
}

/** A whole or shortened commit id: hexadecimal digits, among them both letters and digits. */
function isCommit(text: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(text) && /[a-f]/.test(text);
}
