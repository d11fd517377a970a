// Evidence that nobody vouches for, read in processes of its own, and results worked out there: what is asked of these, and
// what their ends mean.
import { ApartFault } from '#server/apart/fault.ts';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { Ids } from '#ports/ids.ts';
import { Pool, PoolBusy, type PoolSize } from '#server/apart/pool.ts';
import type { OnFailure } from '#server/reading/document-reader.ts';
import type { Ended } from '#server/apart/process-apart.ts';
import type { Program } from '#server/apart/program.ts';
import { receiveFile, type ReceivedFile } from '#server/apart/received-file.ts';
import {
  evidenceLine,
  type Asked,
  type EvidenceLine,
  type EvidenceOrder,
  type SuiteStateTold,
  type Understood,
} from '#server/frontier/evidence/order.ts';

type RefusedLine = Extract<EvidenceLine, { is: 'refused' }>;
type ItemsLine = Extract<EvidenceLine, { is: 'items' }>;

export interface ReadEvidence {
  readonly understood: Understood;
  readonly scoredDigest: string;
  /** The model's runs in canonical text. */
  readonly runs: string;
}

export interface Analysed {
  /** Sealed records in canonical text. */
  readonly records: readonly { readonly of: Extract<EvidenceLine, { is: 'record' }>['of']; readonly text: string }[];
  readonly items: readonly Pick<ItemsLine, 'of' | 'items'>[];
  readonly scoredDigest: string;
}

const mebi = 1024 * 1024;
/** Each may take a gigabyte of the disk. */
const receivedMax = 16;
const poolSize: PoolSize = { processes: 2, waitingMax: 32 };

function evidenceProgram(folder: string): Program {
  return {
    entry: 'server/frontier/evidence/evidence-apart',
    reads: [folder],
    heapMegabytes: 1024,
    wallMs: 300_000,
    lineBytesMax: 16 * mebi,
    answerBytesMax: 128 * mebi,
  };
}

interface AnalystParts {
  readonly ids: Ids;
  /** Told of a failure of the program that reads, for the log: places in our code, and no word of the file. */
  readonly onFailure: OnFailure;
}

export class EvidenceAnalyst {
  readonly #folder: string;
  readonly #ids: Ids;
  readonly #onFailure: OnFailure;
  readonly #pool: Pool;
  /** Files that lie there now. */
  readonly #received = new Set<string>();

  /** @param folder made where it is missing; what lies in it is received just now, and removed after it was read */
  constructor(folder: string, { ids, onFailure }: AnalystParts, program: Partial<Program> = {}) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
    this.#folder = folder;
    this.#ids = ids;
    this.#onFailure = onFailure;
    this.#pool = new Pool({ ...evidenceProgram(folder), ...program }, poolSize);
  }

  /** Writes what comes into a file; nothing remains of it where it breaks off. */
  async receive(bytes: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    if (this.#received.size >= receivedMax) throw new PoolBusy('Too many files of evidence are being received.');
    const path = join(this.#folder, `${this.#ids.next<'file'>()}.tmp`);
    this.#received.add(path);
    try {
      return await receiveFile(path, bytes);
    } catch (error) {
      this.#received.delete(path);
      throw error;
    }
  }

  discard({ path }: ReceivedFile): void {
    rmSync(path, { force: true });
    this.#received.delete(path);
  }

  /**
   * Reads evidence in its turn.
   *
   * @param owner whose it is: of one owner one file is read at a time
   * @throws PoolBusy where too many wait
   */
  async read(
    owner: string,
    { path }: ReceivedFile,
    { alias, suite }: { readonly alias: string | undefined; readonly suite: Uint8Array | undefined },
  ): Promise<Decision<ReadEvidence, RefusedLine['code']>> {
    let refused: RefusedLine | undefined;
    let head: Extract<EvidenceLine, { is: 'understood' }> | undefined;
    const texts: string[] = [];
    const order: EvidenceOrder = { do: 'read', path, ...(alias === undefined ? {} : { alias }) };
    const ended = await this.#ask(owner, { order, parts: [suite ?? new Uint8Array()] }, (line) => {
      if (line.is === 'refused') refused = line;
      if (line.is === 'understood') head = line;
      if (line.is === 'runs') texts.push(line.text);
    });
    if (ended !== undefined) {
      if (ended.as === 'failed' || ended.as === 'answered') this.#onFailure(placesOf(ended));
      return stopped(ended);
    }
    if (refused !== undefined) {
      const { code, why, place } = refused;
      return refuse(code, place === undefined ? why : `${place}: ${why}`);
    }
    if (head === undefined) throw new ApartFault('the program that reads evidence said nothing');
    return accept({ understood: head.understood, scoredDigest: head.scoredDigest, runs: texts.join('\n') });
  }

  /**
   * @param parts runs in canonical text
   * @throws ApartFault, PoolBusy
   */
  async analyse(owner: string, asked: Asked, parts: readonly Uint8Array[]): Promise<Analysed> {
    const records: Analysed['records'][number][] = [];
    const items: Analysed['items'][number][] = [];
    let scoredDigest: string | undefined;
    const ended = await this.#ask(owner, { order: { do: 'analyse', asked }, parts }, (line) => {
      if (line.is === 'record') records.push({ of: line.of, text: line.text });
      if (line.is === 'items') items.push({ of: line.of, items: line.items });
      if (line.is === 'scored') scoredDigest = line.digest;
    });
    if (ended !== undefined) throw new ApartFault(`results were not worked out: ${ended.as}`, placesOf(ended));
    if (scoredDigest === undefined) throw new ApartFault('the program that works results out said nothing');
    return { records, items, scoredDigest };
  }

  /**
   * What was run on a suite, and whether it can still tell.
   *
   * @param suite its document
   * @throws ApartFault, PoolBusy
   */
  async stateOf(owner: string, suite: Uint8Array, runs: readonly Uint8Array[]): Promise<SuiteStateTold> {
    let state: SuiteStateTold | undefined;
    const ended = await this.#ask(owner, { order: { do: 'state' }, parts: [suite, ...runs] }, (line) => {
      if (line.is === 'state') ({ state } = line);
    });
    if (ended !== undefined || state === undefined) {
      throw new ApartFault('the state of a suite was not worked out', ended && placesOf(ended));
    }
    return state;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** `undefined`: answered as a whole. */
  async #ask(
    owner: string,
    task: { readonly order: EvidenceOrder; readonly parts: readonly Uint8Array[] },
    onLine: (line: EvidenceLine) => void,
  ): Promise<Ended | undefined> {
    let isWhole = false;
    const ended = await this.#pool.run(owner, task, (text) => {
      const line = lineOf(text);
      if (line.is === 'end') isWhole = true;
      else onLine(line);
    });
    if (ended.as === 'ended') throw new PoolBusy('The server is stopping.');
    return ended.as === 'answered' && isWhole ? undefined : ended;
  }
}

function stopped(ended: Ended): Decision<never, RefusedLine['code']> {
  switch (ended.as) {
    case 'out of time':
      return refuse('document.takes_too_long', 'takes longer to read than any honest file of its size');
    case 'out of memory':
    case 'too much':
      return refuse('document.takes_too_much', 'takes more memory to read than any honest file of its size');
    case 'ended':
    case 'answered':
    case 'failed':
      return refuse('document.reader_failed', 'made the program that read it fail; it was not taken in');
  }
}

function placesOf(ended: Ended): readonly string[] {
  return ended.as === 'failed' ? ended.places : [];
}

function lineOf(text: string): EvidenceLine {
  try {
    return evidenceLine.parse(JSON.parse(text));
  } catch (error) {
    throw new ApartFault('the program that reads evidence answered what it may not', [], { cause: error });
  }
}
