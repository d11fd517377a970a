import { ownDocument } from '#cli/frontier/own-document.ts';
import { sha256 } from '#cli/frontier/records.ts';
import type { Words } from '#cli/frontier/words.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { canonicalText } from '#core/frontier/record.ts';
import type { DigestedCriteria } from '#core/frontier/results.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { naming } from '#sources/archive/read-document.ts';

const told = 'document of criteria, which goes before the runs: CRITERIA.json RUNS...';

/**
 * Criteria with their digest, which must be the one of `--digest` where that is told.
 *
 * @throws BadDocument what are no criteria, or others than were committed to
 */
export function criteriaOf(path: string, values: Words['values'], io: Io): DigestedCriteria {
  const stated = values['digest'];
  if (stated !== undefined && !/^[0-9a-f]{64}$/.test(String(stated))) {
    throw new BadUsage(`--digest takes 64 hexadecimal digits in lower case, not "${String(stated)}"`);
  }
  return naming(path, () => {
    const criteria = readCriteria(ownDocument(path, told, io));
    const digest = sha256(canonicalText(criteria));
    if (stated !== undefined && stated !== digest) {
      throw new BadDocument('document.changed', `holds other criteria: their digest is ${digest}, not ${stated}`);
    }
    return { criteria, digest };
  });
}
