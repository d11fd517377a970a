// What mends which product: updates by number, with the build that each brings and what it supersedes.
import { recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { updateNumber } from '#sources/bases/microsoft-names.ts';
import { isWebUrl } from '#sources/bases/texts.ts';
import { plainText, valueOf } from '#sources/msrc/values.ts';

/** One vendor fix. */
export interface MsrcFix {
  readonly productIds: readonly string[];
  /** As published: the number of the update, but also words, or the name of a package. */
  readonly description: string;
  /** `KB5044273`; `undefined` where the fix is none by number, as for apps from the Store. */
  readonly update: string | undefined;
  readonly supersedes: readonly string[];
  /** As published: `10.0.19045.5011`, but also words and links. */
  readonly build: string | undefined;
  /** `Security Update`, `Monthly Rollup`, `Security Hotpatch Update` … */
  readonly kind: string;
  readonly url: string | undefined;
  readonly restart: string | undefined;
}

/** A remediation of type 2 is a vendor's fix; XML writes the name of the type. */
export function fixesIn(
  vulnerability: JsonRecord,
  drop: (reason: string, example: string) => void,
): readonly MsrcFix[] {
  return recordsOf(vulnerability['Remediations']).flatMap((one) => {
    if (one['Type'] !== 2 && one['Type'] !== 'Vendor Fix') return [];
    if (textsOf(one['ProductID']).length > 0) return fixOf(one);
    drop('fix names no product', valueOf(one['Description']) ?? '');
    return [];
  });
}

function fixOf(remediation: JsonRecord): MsrcFix {
  const url = textOf(remediation['URL'])?.trim() ?? '';
  const description = valueOf(remediation['Description']) ?? '';
  const build = textOf(remediation['FixedBuild'])?.trim();
  return {
    productIds: textsOf(remediation['ProductID']),
    description,
    update: updateNumber(description) ?? updateNumber(url),
    supersedes: supersededIn(textOf(remediation['Supercedence']) ?? ''),
    build: build === '' ? undefined : build,
    kind: plainText(textOf(remediation['SubType']) ?? ''),
    url: isWebUrl(url) ? url : undefined,
    restart: valueOf(remediation['RestartRequired']),
  };
}

/** `5043064`, `KB5043064`, several behind commas; bulletins of before 2017 (`MS16-104`) have no number here. */
function supersededIn(text: string): readonly string[] {
  const found = text
    .slice(0, 500)
    .split(/[,;\s]+/)
    .flatMap((one) => updateNumber(one) ?? []);
  return [...new Set(found)];
}
