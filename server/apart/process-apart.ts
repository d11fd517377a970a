// One process that runs apart: it waits for a task, answers it, and ends. No process sees two tasks, so that what one document
// may have done to it harms no other.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { commandOf, type Program } from '#server/apart/program.ts';
import { written, type Task } from '#server/apart/task.ts';

/**
 * How a task ended: answered as a whole; stopped since it took too long, too much memory, or answered too much; ended by us;
 * or by a failure of the program, with the places in our code where the process says that it failed.
 */
export type Ended =
  | { readonly as: 'answered' | 'out of time' | 'out of memory' | 'too much' | 'ended' }
  | { readonly as: 'failed'; readonly places: readonly string[] };

/** Called for each line of an answer, one after the other; the process waits meanwhile. What it throws ends the process. */
export type OnLine = (line: string) => void | Promise<void>;

/** So much of what a process says of its end is kept. */
const complaintCharactersMax = 4096;
const newline = 0x0a;
/** Loading the code takes a moment; on a machine that is far too busy many. */
const loadingMs = 60_000;

export class ProcessApart {
  readonly #program: Program;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #closed: Promise<{ readonly status: number | null; readonly signal: NodeJS.Signals | null }>;
  #complaint = '';
  #stopped: 'out of time' | 'too much' | 'ended' | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Starts it: by the time a task comes its code is loaded. */
  constructor(program: Program) {
    this.#program = program;
    const [file, words] = commandOf(program);
    this.#child = spawn(file, words, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
    // What it does not take is told by how it ends.
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-complaintCharactersMax);
    });
    this.#closed = new Promise((resolve) => {
      this.#child.on('error', () => resolve({ status: null, signal: null }));
      this.#child.on('close', (status, signal) => resolve({ status, signal }));
    });
  }

  /** Called at most once. */
  async run(task: Task, onLine: OnLine): Promise<Ended> {
    this.#allow(loadingMs);
    try {
      void this.#write(task);
      await this.#hear(onLine);
      return this.#endedBy(await this.#closed);
    } finally {
      clearTimeout(this.#timer);
      await this.end();
    }
  }

  /** Ends it now, whatever it does. */
  async end(): Promise<void> {
    this.#stop('ended');
    await this.#closed;
  }

  /** Resolves when the process is gone, also where nobody ended it. */
  get gone(): Promise<unknown> {
    return this.#closed;
  }

  async #write(task: Task): Promise<void> {
    for (const part of written(task)) {
      if (this.#child.stdin.destroyed) return;
      if (!this.#child.stdin.write(part)) await Promise.race([drained(this.#child.stdin), this.#closed]);
    }
    this.#child.stdin.end();
  }

  /** Lines are handed on as they come; what stands behind the last line break is none. */
  async #hear(onLine: OnLine): Promise<void> {
    const { lineBytesMax, answerBytesMax } = this.#program;
    let pieces: Buffer[] = [];
    let lineBytes = 0;
    let bytes = 0;
    for await (const chunk of this.#child.stdout as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      let start = 0;
      for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
        pieces.push(chunk.subarray(start, end));
        lineBytes += end - start;
        start = end + 1;
        if (lineBytes > lineBytesMax || bytes > answerBytesMax) return this.#stop('too much');
        const line = Buffer.concat(pieces).toString('utf8');
        pieces = [];
        lineBytes = 0;
        // The first one is empty: the code is loaded, and the task's own time begins.
        if (line === '') this.#allow(this.#program.wallMs);
        else await onLine(line);
        if (this.#stopped !== undefined) return;
      }
      pieces.push(chunk.subarray(start));
      lineBytes += chunk.length - start;
      if (lineBytes > lineBytesMax || bytes > answerBytesMax) return this.#stop('too much');
    }
  }

  #allow(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stop('out of time'), ms);
  }

  #stop(why: 'out of time' | 'too much' | 'ended'): void {
    this.#stopped ??= why;
    this.#child.kill('SIGKILL');
  }

  #endedBy({ status, signal }: { readonly status: number | null; readonly signal: NodeJS.Signals | null }): Ended {
    if (this.#stopped !== undefined) return { as: this.#stopped };
    if (status === 0) return { as: 'answered' };
    // V8 aborts where its heap is full; where the machine's memory is, the system kills.
    if (
      signal === 'SIGKILL' ||
      /heap out of memory|Reached heap limit|Array buffer allocation failed/.test(this.#complaint)
    )
      return { as: 'out of memory' };
    return { as: 'failed', places: placesIn(this.#complaint) };
  }
}

/** Where in our code it failed, without a word of what it read: messages may quote it. */
function placesIn(complaint: string): readonly string[] {
  return [...complaint.matchAll(/^\s+at [^\n]*?([\w./-]+\.(?:ts|cjs|mjs):\d+:\d+)\)?$/gm)]
    .map((match) => match[1] ?? '')
    .slice(0, 10);
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => stream.once('drain', () => resolve()));
}
