/**
 * How much is lost of what is counted for this reason: `nothing` where it is kept and harms nobody, `certainty` where it is
 * kept with a lack that shows elsewhere, `part` where the rest of it is kept, else `whole`.
 */
export type Loss = 'nothing' | 'certainty' | 'part' | 'whole';

/** Reasons are fixed phrases, and end in the same words where the same became of an element. */
const harmless = /^scanner (?:statement|check) .* is kept$/;
const kept = /is kept$|listed again$|named twice$|; (?:the graver one|your word) counts$/;
const keptInPart =
  /kept without it$|; read as |; the first one is meant$|was cut$|^CPE is malformed$|longer than \d+ characters$/;

/** @param reason why elements of a document were counted: `version is missing; the component is kept` */
export function lossBy(reason: string): Loss {
  if (harmless.test(reason)) return 'nothing';
  if (kept.test(reason)) return 'certainty';
  return keptInPart.test(reason) ? 'part' : 'whole';
}
