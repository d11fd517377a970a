// A few processes for work apart, each but the first ones started before its task comes. Who has one task running waits with the next, so that
// nobody's documents, however they are made, keep another's from being read.
import { assert } from '#core/kernel/assert.ts';
import { ProcessApart, type Ended, type OnLine } from '#server/apart/process-apart.ts';
import type { Program } from '#server/apart/program.ts';
import type { Task } from '#server/apart/task.ts';

/** More tasks than the pool has place for are waiting, or it is closing: try again later. */
export class PoolBusy extends Error {
  override readonly name = 'PoolBusy';
  readonly code = 'server.unavailable';
  readonly retry = 'later';
}

export interface PoolSize {
  /** Tasks that run at once. */
  readonly processes: number;
  /** Tasks that may wait. */
  readonly waitingMax: number;
}

interface Waiting {
  /** Whose task it is: of one owner one runs at a time. */
  readonly owner: string;
  readonly start: (process: ProcessApart) => void;
  readonly giveUp: (why: PoolBusy) => void;
}

export class Pool {
  readonly #program: Program;
  readonly #size: PoolSize;
  readonly #ready: ProcessApart[] = [];
  readonly #running = new Map<string, ProcessApart>();
  #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(program: Program, size: PoolSize) {
    this.#program = program;
    this.#size = size;
  }

  /** Starts what the first tasks would wait for; afterwards the next one is always ready. */
  warm(): void {
    this.#prepare();
  }

  /**
   * Runs a task when its turn comes.
   *
   * @throws PoolBusy at once where too many wait; whatever `onLine` throws
   */
  async run(owner: string, task: Task, onLine: OnLine): Promise<Ended> {
    const process = await this.#turn(owner);
    try {
      return await process.run(task, onLine);
    } finally {
      this.#running.delete(owner);
      this.#prepare();
      this.#next();
    }
  }

  /** Ends every process; tasks that run end as failed, and those that wait are given up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { giveUp } of this.#waiting) giveUp(new PoolBusy('The server is stopping.'));
    this.#waiting = [];
    await Promise.all([...this.#ready, ...this.#running.values()].map((process) => process.end()));
  }

  #turn(owner: string): Promise<ProcessApart> {
    if (this.#isClosed) return Promise.reject(new PoolBusy('The server is stopping.'));
    if (this.#waiting.length >= this.#size.waitingMax)
      return Promise.reject(new PoolBusy('Too many documents are waiting to be read.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ owner, start: resolve, giveUp: reject });
      this.#next();
    });
  }

  /** Starts the task that waits longest among those whose owner has none running. */
  #next(): void {
    while (this.#running.size < this.#size.processes) {
      const at = this.#waiting.findIndex(({ owner }) => !this.#running.has(owner));
      const [one] = at < 0 ? [] : this.#waiting.splice(at, 1);
      if (one === undefined) return;
      const process = this.#ready.shift() ?? new ProcessApart(this.#program);
      assert(!this.#running.has(one.owner), 'an owner has one task running');
      this.#running.set(one.owner, process);
      one.start(process);
    }
  }

  /** Keeps as many processes waiting for a task as may be started at once. */
  #prepare(): void {
    while (!this.#isClosed && this.#ready.length + this.#running.size < this.#size.processes) {
      const process = new ProcessApart(this.#program);
      this.#ready.push(process);
      // One that ends by itself while it waits is taken out, and not started again until there is work.
      void process.gone.then(() => {
        const at = this.#ready.indexOf(process);
        if (at >= 0) this.#ready.splice(at, 1);
      });
    }
  }
}
