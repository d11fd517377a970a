import { resolve } from 'node:path';
import { formatOf } from '#cli/frontier/policy.ts';
import { digested, suiteIn, type DigestedSuite } from '#cli/frontier/read-suite.ts';
import { readTables } from '#cli/frontier/read-runs.ts';
import { records } from '#cli/frontier/read-table.ts';
import { showSuite } from '#cli/frontier/show-suite.ts';
import { words, type Words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { itemOfRow } from '#core/frontier/suites/item-of-row.ts';
import { suiteState, type SuiteState } from '#core/frontier/suites/suite-state.ts';
import { readSuite, type SuiteItem } from '#core/frontier/suites/suite.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { grouped } from '#core/kernel/counted.ts';
import { Tally } from '#core/kernel/tally.ts';
import { naming, readDocument } from '#sources/archive/read-document.ts';

/** `frontier suite SUITE.json [--runs RUNS]`, or `frontier suite --from TASKS.csv --name N --version V` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, {
    format: { type: 'string' },
    runs: { type: 'string' },
    from: { type: 'string' },
    name: { type: 'string' },
    version: { type: 'string' },
    visibility: { type: 'string' },
  });
  if (told.values['from'] !== undefined) return write(told, io);
  const format = formatOf(told.values);
  const [path] = told.positionals;
  if (path === undefined || told.positionals.length > 1) {
    throw new BadUsage('suite takes one document: SUITE.json, or --from TASKS.csv to make one');
  }
  const own = suiteIn(path, io);
  const { runs } = told.values;
  const read = typeof runs === 'string' ? await readTables([runs], own.suite, io) : [];
  const state = suiteState(own.suite, read);
  io.stdout(format === 'json' ? `${jsonText(asJson(own, state), 2)}\n` : showSuite(own, state));
  return 0;
}

function asJson({ suite: { name, version }, digest }: DigestedSuite, state: SuiteState): unknown {
  return {
    name,
    version,
    digest,
    ...state,
    best: state.best ?? null,
    models: state.models.map((one) => ({
      ...one,
      solved: one.solved ?? null,
      publicShare: one.publicShare ?? null,
      solvedPublic: one.solvedPublic ?? null,
      solvedPrivate: one.solvedPrivate ?? null,
    })),
  };
}

/** The suite that a table of tasks holds, to standard output. */
function write({ values, positionals }: Words, io: Io): ExitStatus {
  const { from: path, name, version } = values;
  if (positionals.length > 0) throw new BadUsage('--from makes a suite of one table: name no document besides');
  if (typeof path !== 'string' || typeof name !== 'string' || typeof version !== 'string') {
    throw new BadUsage('name the suite that --from makes: --name NAME --version VERSION');
  }
  const usual = visibilityOf(values['visibility']);
  const dropped = new Tally();
  const { suite, digest } = naming(path, () => {
    const items: SuiteItem[] = [];
    for (const { row, line } of records(readDocument(resolve(io.cwd, path)).text, needed)) {
      const reading = itemOfRow(row, `line ${line}`, usual);
      if (reading.ok) items.push(reading.item);
      else dropped.add(reading.fault.reason, reading.fault.example);
    }
    const [first] = dropped.list();
    if (items.length === 0) {
      throw new BadDocument('document.kind', `holds no item: ${first?.reason ?? 'it has no row'}`, first?.example);
    }
    return digested(readSuite({ name, version, items }));
  });
  for (const { reason, count, example } of dropped.list()) {
    io.stderr(`breakwater: left out ${grouped(count)}: ${reason}; first ${printable(example)}\n`);
  }
  io.stderr(`breakwater: ${grouped(suite.items.length)} items, digest ${digest}\n`);
  io.stdout(`${jsonText(suite, 2)}\n`);
  return 0;
}

const needed = [['task_id'], ['task_family'], ['best_available_minutes', 'human_minutes']];

function visibilityOf(stated: Words['values'][string]): SuiteItem['visibility'] | undefined {
  if (stated === undefined || stated === 'public' || stated === 'private') return stated;
  throw new BadUsage(`--visibility takes public, private, not "${String(stated)}"`);
}
