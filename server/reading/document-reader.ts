// Documents that nobody vouches for, read in processes of their own: what is asked of these, and what their ends mean.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { DocumentCode } from '#core/formats/document-codes.ts';
import type { ToldHeadings } from '#core/formats/bases/headings.ts';
import { Pool, PoolBusy, type PoolSize } from '#server/apart/pool.ts';
import type { Ended } from '#server/apart/process-apart.ts';
import type { Program } from '#server/apart/program.ts';
import { readingAnswer, type DocumentReading, type ReadingAnswer } from '#server/reading/document-reading.ts';
import { writtenOrder } from '#server/reading/read-order.ts';

/** How a document is refused that was never read to its end. */
export type StoppedCode = 'document.takes_too_long' | 'document.takes_too_much' | 'document.reader_failed';

export interface UploadedDocument {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly told: ToldHeadings;
}

/** Told of a reader's failure for the log: places in our code, and no word of the document. */
export type OnFailure = (places: readonly string[]) => void;

const kibi = 1024;
const mebi = 1024 * kibi;

export const readProgram: Program = {
  entry: 'server/reading/read-apart',
  reads: [],
  heapMegabytes: 1024,
  wallMs: 60_000,
  lineBytesMax: mebi,
  answerBytesMax: mebi + kibi,
};

const poolSize: PoolSize = { processes: 2, waitingMax: 64 };

export class DocumentReader {
  readonly #pool: Pool;
  readonly #onFailure: OnFailure;

  constructor(onFailure: OnFailure, program: Program = readProgram, size: PoolSize = poolSize) {
    this.#pool = new Pool(program, size);
    this.#onFailure = onFailure;
  }

  /**
   * Reads a document in its turn.
   *
   * @param owner whose it is: of one owner one document is read at a time
   * @throws PoolBusy where too many wait
   */
  async read(
    owner: string,
    { path, bytes, told }: UploadedDocument,
  ): Promise<Decision<DocumentReading, DocumentCode | StoppedCode>> {
    const lines: string[] = [];
    const task = { order: writtenOrder({ path, told }), parts: [bytes] };
    const ended = await this.#pool.run(owner, task, (line) => void lines.push(line));
    const answer = ended.as === 'answered' ? answerOf(lines) : undefined;
    if (answer === undefined) return this.#stopped(ended);
    if (answer.is === 'read') return accept(answer);
    const { code, why, place } = answer;
    return refuse(code, place === undefined ? why : `${place}: ${why}`);
  }

  /** Starts what the first one would wait for. */
  warm(): void {
    this.#pool.warm();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #stopped(ended: Ended): Decision<never, StoppedCode> {
    switch (ended.as) {
      case 'out of time':
        return refuse('document.takes_too_long', 'takes longer to read than any honest document of its size');
      case 'out of memory':
      case 'too much':
        return refuse('document.takes_too_much', 'takes more memory to read than any honest document of its size');
      case 'ended':
        throw new PoolBusy('The server is stopping.');
      case 'answered':
      case 'failed':
        this.#onFailure(ended.as === 'failed' ? ended.places : []);
        return refuse('document.reader_failed', 'made the program that read it fail; it was not taken in');
    }
  }
}

/** `undefined` where a process answers what it was not written to answer. */
function answerOf([line, ...more]: readonly string[]): ReadingAnswer | undefined {
  if (line === undefined || more.length > 0) return undefined;
  try {
    return readingAnswer.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
