import { ownDocument } from '#cli/frontier/own-document.ts';
import { sha256 } from '#cli/frontier/records.ts';
import type { Words } from '#cli/frontier/words.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import { canonicalText, type SuiteVersion } from '#core/frontier/record.ts';
import { readSuite, type StoredSuite } from '#core/frontier/suites/suite.ts';
import { naming } from '#sources/archive/read-document.ts';

export interface DigestedSuite {
  readonly suite: StoredSuite;
  /** SHA-256 of the canonical text, hexadecimal. */
  readonly digest: string;
}

const told = 'document of a suite; `frontier suite --from` makes one of a table of tasks';

/** @throws BadDocument what is no suite */
export function suiteIn(path: string, io: Io): DigestedSuite {
  return naming(path, () => digested(readSuite(ownDocument(path, told, io))));
}

export function digested(suite: StoredSuite): DigestedSuite {
  return { suite, digest: sha256(canonicalText(suite)) };
}

/** What `--suite` names: a document, or a name and version alone, told in a record. */
export interface NamedSuite {
  readonly version: SuiteVersion;
  readonly suite: StoredSuite | undefined;
}

export function suiteNamed(values: Words['values'], io: Io): NamedSuite | undefined {
  const { suite: stated } = values;
  if (typeof stated !== 'string') return undefined;
  if (/\.json$/i.test(stated)) {
    const { suite, digest } = suiteIn(stated, io);
    return { version: { name: suite.name, version: suite.version, digest }, suite };
  }
  const at = stated.lastIndexOf('@');
  const name = stated.slice(0, Math.max(at, 0));
  const version = stated.slice(at + 1);
  if (name === '' || version === '') throw new BadUsage('--suite takes NAME@VERSION or a document: SUITE.json');
  if (values['record'] === undefined) throw new BadUsage('--suite NAME@VERSION is told in a record: --record FILE');
  return { version: { name, version }, suite: undefined };
}
