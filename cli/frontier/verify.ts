import { formatOf } from '#cli/frontier/policy.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { openRecord, sha256 } from '#cli/frontier/records.ts';
import { words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { refusalsFor, refusalsOn, type LogRead } from '#core/frontier/evidence/judged-log.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import {
  analysisVersion,
  disagreements,
  itemsText,
  type Disagreement,
  type SuiteVersion,
} from '#core/frontier/record.ts';
import { answer, type Question } from '#core/frontier/results.ts';
import { noSuite, type OpenedRecord } from '#core/frontier/sealed-record.ts';
import { naming } from '#sources/archive/read-document.ts';

/** `frontier verify RECORD RUNS...` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, { format: { type: 'string' }, ...readOptions });
  const format = formatOf(told.values);
  const [path, ...positionals] = told.positionals;
  if (path === undefined || positionals.length === 0)
    throw new BadUsage('verify takes a record and its runs: RECORD RUNS...');
  const opened = naming(path, () => openRecord(path, io));
  const { question, sealed } = opened;
  const { suite: by } = sealed.record;
  const { runs, logs, suite } = await readRuns({ values: told.values, positionals }, io);
  if (by.digest !== suite?.digest) tellSuite(by, io);
  const found = answerWith(question, runs, logs);
  const verified: Verified = {
    opened,
    isSameItems: sha256(itemsText(runs)) === sealed.record.items,
    isSameAnalysis: sealed.record.analysisVersion === analysisVersion,
    differing: disagreements(sealed.record.result, found),
    runs: runs.length,
  };
  io.stdout(format === 'json' ? `${jsonText(asJson(verified), 2)}\n` : shown(verified));
  return verified.isSameItems && verified.differing.length === 0 ? 0 : 1;
}

function answerWith(question: Question, runs: readonly Run[], logs: readonly LogRead[]): unknown {
  switch (question.kind) {
    case 'horizon':
      return answer(question, runs, []);
    case 'comparison':
      return answer(question, runs, refusalsFor(question, logs));
    case 'comparisons': {
      const { candidate, predecessor } = question;
      return answer(question, runs, refusalsFor(question, logs), refusalsFor({ base: predecessor, candidate }, logs));
    }
    case 'levels':
      return answer(question, runs, refusalsOn(question.model, logs));
  }
}

/** Another suite is no bad input: its runs are other items, and the answer says so. */
function tellSuite({ name, version, digest }: SuiteVersion, io: Io): void {
  const whole = `${printable(name)} ${printable(version)}`;
  io.stderr(
    digest === undefined
      ? `breakwater: the record was made without the document of a suite, ${whole}\n`
      : `breakwater: the record was made over the suite ${whole}, digest ${printable(digest)}: name its document by --suite\n`,
  );
}

interface Verified {
  readonly opened: OpenedRecord;
  readonly isSameItems: boolean;
  readonly isSameAnalysis: boolean;
  readonly differing: readonly Disagreement[];
  readonly runs: number;
}

function asJson({ opened, isSameItems, isSameAnalysis, differing }: Verified): unknown {
  const { sealed } = opened;
  const { kind, suite, items } = sealed.record;
  return {
    digest: sealed.digest,
    kind,
    suite,
    ...criteriaIn(opened),
    items,
    same: isSameItems && differing.length === 0,
    sameItems: isSameItems,
    sameResult: differing.length === 0,
    recordedBy: sealed.record.analysisVersion,
    foundBy: analysisVersion,
    sameAnalysis: isSameAnalysis,
    differing,
  };
}

/** By their digest it is seen whether they are those that were published before. */
function criteriaIn({ question }: OpenedRecord): { readonly criteria?: object } {
  if (question.kind !== 'levels') return {};
  const { criteria, digest } = question;
  return { criteria: { name: criteria.name, version: criteria.version, digest } };
}

/** Where none was named, a record says so of its name and of its version. */
function suiteTold({ name, version, digest }: SuiteVersion): string {
  if (digest === undefined && name === noSuite.name && version === noSuite.version) return 'no suite stated';
  return `suite ${printable(name)} ${printable(version)}`;
}

function shown(verified: Verified): string {
  const { opened, isSameItems, isSameAnalysis, differing, runs } = verified;
  const { record, digest } = opened.sealed;
  const { question } = opened;
  const lines = [
    `record ${digest}: ${record.kind}, ${suiteTold(record.suite)}`,
    isSameItems
      ? `The runs are those of the record (${runs}).`
      : `The runs are not those of the record: it was made of ${record.runs}, these are ${runs}, or they differ.`,
  ];
  if (question.kind === 'levels') {
    const { criteria, digest: by } = question;
    lines.push(`Levels by ${printable(criteria.name)} ${printable(criteria.version)} (${by}).`);
  }
  if (!isSameAnalysis) {
    lines.push(
      `It was worked out by version ${printable(record.analysisVersion)} of the analysis, here by ${analysisVersion}.`,
    );
  }
  if (differing.length === 0) lines.push('The result is the same.');
  else {
    lines.push('The result is not the same:');
    for (const { at, recorded, found } of differing) {
      lines.push(
        `  ${printable(at)}: recorded ${printable(recorded).slice(0, 100)}, found ${printable(found).slice(0, 100)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
