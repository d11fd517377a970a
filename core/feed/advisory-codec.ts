// An advisory's head, which every match reads, and its details, which are read only when somebody looks closer.
import type { Advisory, Reference, Remediation } from '#core/advisories/advisory.ts';
import { referenceKinds, remediationKinds } from '#core/feed/choices.ts';
import type { AdvisoryDetail, AdvisoryHead } from '#core/feed/feed.ts';
import type { Packer } from '#core/feed/packer.ts';
import type { Unpacker } from '#core/feed/unpacker.ts';
import { corrupt } from '#core/feed/unpacker.ts';

export function packHead(out: Packer, head: AdvisoryHead): void {
  out.text(head.id);
  out.text(head.publisher);
  out.text(head.source);
  out.optionalText(head.publishedAt);
  out.optionalText(head.modifiedAt);
  out.flag(head.withdrawn);
}

export function unpackHead(from: Unpacker): AdvisoryHead {
  return {
    id: from.text(),
    publisher: from.text(),
    source: from.text(),
    publishedAt: from.optionalText(),
    modifiedAt: from.optionalText(),
    withdrawn: from.flag(),
  };
}

/** Longer texts of publishers are cut. */
const textCharactersMax = 1_000_000;

/** Everything of the details that does not depend on other records. */
export function packDetail(
  out: Packer,
  advisory: Pick<Advisory, 'title' | 'details' | 'references' | 'remediations'>,
): void {
  out.text(cut(advisory.title));
  out.text(cut(advisory.details));
  out.list(advisory.references, ({ url, kind }) => {
    out.choice(referenceKinds, kind);
    out.text(url);
  });
  out.list(advisory.remediations, (remediation) => packRemediation(out, remediation));
}

/** What goes before it once all records are read: the vulnerability of each of the advisory's flaws. */
export function packFlaws(out: Packer, vulnerabilities: readonly number[]): void {
  out.list(vulnerabilities, (number) => out.count(number));
}

export function unpackDetail(from: Unpacker, head: AdvisoryHead): AdvisoryDetail {
  const vulnerabilities = from.list(() => from.count());
  return {
    ...head,
    title: from.text(),
    details: from.text(),
    references: from.list((): Reference => ({ kind: from.choice(referenceKinds), url: from.text() })),
    remediations: from.list(() => unpackRemediation(from, vulnerabilities)),
  };
}

function packRemediation(out: Packer, remediation: Remediation): void {
  out.choice(remediationKinds, remediation.kind);
  out.text(cut(remediation.text));
  out.optionalText(remediation.url);
  out.optionalText(remediation.on);
  out.list(remediation.flaws, (index) => out.count(index));
  out.texts(remediation.subjects);
}

function unpackRemediation(from: Unpacker, vulnerabilities: readonly number[]): Remediation {
  return {
    kind: from.choice(remediationKinds),
    text: from.text(),
    url: from.optionalText(),
    on: from.optionalText(),
    flaws: distinct(from.list(() => from.count()).map((index) => numberOf(vulnerabilities, index))),
    subjects: from.texts(),
  };
}

/** Two flaws of one advisory may turn out to be one vulnerability. */
function distinct(numbers: readonly number[]): readonly number[] {
  return numbers.length < 2 ? numbers : [...new Set(numbers)];
}

function numberOf(vulnerabilities: readonly number[], index: number): number {
  const number = vulnerabilities[index];
  if (number === undefined) throw corrupt('a remediation is for a flaw that its advisory does not name');
  return number;
}

function cut(text: string): string {
  return text.length <= textCharactersMax ? text : `${text.slice(0, textCharactersMax)}…`;
}
