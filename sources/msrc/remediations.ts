// What a CVRF document tells people to do.
import type { Remediation } from '#core/advisories/advisory.ts';
import { nameOf } from '#core/feed/draft.ts';
import { recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { isWebUrl } from '#sources/bases/texts.ts';
import { packageOn } from '#sources/msrc/azure-linux.ts';
import type { MsrcFix } from '#sources/msrc/fixes.ts';
import type { MsrcProduct } from '#sources/msrc/products.ts';
import { plainText, valueOf } from '#sources/msrc/values.ts';

/** Types by number in JSON, by name in XML; of the others (release notes, known issues, FAQ) nothing is to be done. */
const kinds: ReadonlyMap<unknown, Remediation['kind']> = new Map<unknown, Remediation['kind']>([
  [0, 'workaround'],
  ['Workaround', 'workaround'],
  [1, 'mitigation'],
  ['Mitigation', 'mitigation'],
  [3, 'none available'],
  ['None Available', 'none available'],
  [4, 'no fix planned'],
  ['Will Not Fix', 'no fix planned'],
]);

export function remediationsOf(
  vulnerability: JsonRecord,
  fixes: readonly MsrcFix[],
  products: ReadonlyMap<string, MsrcProduct>,
): readonly Remediation[] {
  const subjectsOf = (ids: readonly string[], fix?: MsrcFix): readonly string[] => {
    const names = ids.flatMap((id) => {
      const product = products.get(id);
      return product === undefined ? [] : (lookUpNameOf(product, fix) ?? []);
    });
    return [...new Set(names)].sort();
  };
  const byFix = fixes.map((fix): Remediation => ({
    flaws: [],
    kind: 'fix',
    text: textOfFix(fix),
    url: fix.url,
    on: undefined,
    subjects: subjectsOf(fix.productIds, fix),
  }));
  const others = recordsOf(vulnerability['Remediations']).flatMap((one): readonly Remediation[] => {
    const kind = kinds.get(one['Type']);
    const text = plainText(valueOf(one['Description']) ?? '');
    if (kind === undefined || (text === '' && (kind === 'workaround' || kind === 'mitigation'))) return [];
    const url = textOf(one['URL']);
    const subjects = subjectsOf(textsOf(one['ProductID']));
    return [
      { flaws: [], kind, text, url: url !== undefined && isWebUrl(url) ? url : undefined, on: undefined, subjects },
    ];
  });
  return [...new Map([...byFix, ...others].map((one) => [JSON.stringify(one), one])).values()];
}

function lookUpNameOf(product: MsrcProduct, fix: MsrcFix | undefined): string | undefined {
  if (product.kind !== 'azure linux') return nameOf(product);
  const found = packageOn(product, fix);
  return found && nameOf({ kind: 'package', ...found });
}

/** `Security Update KB5044273 (10.0.19045.5011), supersedes KB5043064; restart required: Yes`, from what is stated. */
function textOfFix({ kind, update, description, build, supersedes, restart }: MsrcFix): string {
  const called = update ?? (kind === 'CBL-Mariner' ? plainText(description) : undefined);
  const named = [kind === '' ? 'Update' : kind, ...(called === undefined ? [] : [called])].join(' ');
  const brings = build === undefined ? '' : ` (${build.slice(0, 200)})`;
  const older = supersedes.length === 0 ? '' : `, supersedes ${supersedes.join(', ')}`;
  return `${named}${brings}${older}${restart === undefined ? '' : `; restart required: ${plainText(restart)}`}`;
}
