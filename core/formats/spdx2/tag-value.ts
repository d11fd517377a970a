// SPDX 2.x tag-value text, brought into the JSON shape: only the tags that say what a package is.
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { readSpdx2 } from '#core/formats/spdx2/document.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** By its first tag, which the standard wants to be the version. */
export function isTagValue(text: string): boolean {
  for (const line of text.slice(0, 4096).split('\n')) {
    const content = line.trim();
    if (content !== '' && !content.startsWith('#')) return content.startsWith('SPDXVersion:');
  }
  return false;
}

/** Throws `BadDocument` where a line is no tag or a `<text>` is not closed. */
export function parseTagValue(text: string): InventoryReading {
  const document = new TagDocument();
  for (const { tag, value } of tagsOf(text)) document.take(tag, value);
  return readSpdx2(document.root, 'tag-value');
}

interface Tag {
  readonly tag: string;
  readonly value: string;
}

function* tagsOf(text: string): Generator<Tag> {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const content = (lines[at] ?? '').trim();
    if (content === '' || content.startsWith('#')) continue;
    const colon = content.indexOf(':');
    if (colon <= 0) {
      throw new BadDocument('document.syntax', 'a line is neither a tag nor a comment', `line ${at + 1}`);
    }
    const tag = content.slice(0, colon);
    const first = content.slice(colon + 1).trim();
    if (!first.startsWith(opening)) {
      yield { tag, value: first };
      continue;
    }
    // A text may run over many lines, which hold whatever they like.
    const from = at;
    const parts = [first.slice(opening.length)];
    while (!(parts.at(-1) ?? '').includes(closing)) {
      at += 1;
      const next = lines[at];
      if (next === undefined) throw new BadDocument('document.syntax', 'a <text> is not closed', `line ${from + 1}`);
      parts.push(next);
    }
    const value = parts.join('\n');
    yield { tag, value: value.slice(0, value.lastIndexOf(closing)).trim() };
  }
}

const opening = '<text>';
const closing = '</text>';

type Fields = Record<string, unknown>;

/** Tags whose values become fields of the package that was begun last. */
const packageFields: ReadonlyMap<string, string> = new Map([
  ['SPDXID', 'SPDXID'],
  ['PackageVersion', 'versionInfo'],
  ['PackageSupplier', 'supplier'],
  ['PackageOriginator', 'originator'],
]);

/** Tags that end a package's section. */
const otherSections: ReadonlySet<string> = new Set(['FileName', 'SnippetSPDXID', 'LicenseID', 'Reviewer', 'Annotator']);

class TagDocument {
  readonly #packages: Fields[] = [];
  readonly #relationships: Fields[] = [];
  readonly #creators: string[] = [];
  readonly #creation: Fields = { creators: this.#creators };
  readonly root: Fields = {
    creationInfo: this.#creation,
    packages: this.#packages,
    relationships: this.#relationships,
  };
  #section: 'document' | 'package' | 'other' = 'document';

  take(tag: string, value: string): void {
    if (otherSections.has(tag)) this.#section = 'other';
    else if (tag === 'PackageName') {
      this.#section = 'package';
      this.#packages.push({ name: value, externalRefs: [] });
    } else if (tag === 'Relationship') this.#relate(value);
    else if (this.#section === 'package') this.#describe(tag, value);
    else if (this.#section === 'document') this.#head(tag, value);
  }

  #head(tag: string, value: string): void {
    if (tag === 'SPDXVersion') this.root['spdxVersion'] = value;
    else if (tag === 'SPDXID') this.root['SPDXID'] = value;
    else if (tag === 'DocumentName') this.root['name'] = value;
    else if (tag === 'DocumentNamespace') this.root['documentNamespace'] = value;
    else if (tag === 'Creator') this.#creators.push(value);
    else if (tag === 'Created') this.#creation['created'] = value;
  }

  #describe(tag: string, value: string): void {
    const current = this.#packages.at(-1);
    if (current === undefined) return;
    const field = packageFields.get(tag);
    if (field !== undefined) current[field] ??= value;
    else if (tag === 'ExternalRef') {
      // `CATEGORY TYPE LOCATOR`
      const [, referenceType, referenceLocator] = value.split(/\s+/, 3);
      const references = current['externalRefs'];
      if (Array.isArray(references)) references.push({ referenceType, referenceLocator });
    }
  }

  /** `ELEMENT TYPE RELATED` */
  #relate(value: string): void {
    const [spdxElementId, relationshipType, relatedSpdxElement] = value.split(/\s+/, 3);
    this.#relationships.push({ spdxElementId, relationshipType, relatedSpdxElement });
  }
}
