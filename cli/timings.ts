import type { Io } from '#cli/io.ts';

/** How long each stage of a command took; printed by `--timings` to the error stream, in milliseconds. */
export class Timings {
  readonly #io: Io;
  readonly #stages = new Map<string, number>();
  #from: number;

  /** The first stage, `start`, is what passed since the process began. */
  constructor(io: Io) {
    this.#io = io;
    this.#from = io.clock();
    this.#stages.set('start', this.#from);
  }

  /** Ends the stage that has been running since the last call; one that ends several times is the sum. */
  end(name: string): void {
    const now = this.#io.clock();
    this.#stages.set(name, (this.#stages.get(name) ?? 0) + now - this.#from);
    this.#from = now;
  }

  print(): void {
    const total = this.#stages.values().reduce((sum, ms) => sum + ms, 0);
    const parts = [...this.#stages].map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
    this.#io.stderr(`timings (ms): ${parts.join(' · ')} · total ${total.toFixed(1)}\n`);
  }
}
