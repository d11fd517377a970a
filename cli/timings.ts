import type { Io } from '#cli/io.ts';

/** How long each stage of a command took; printed by `--timings` to the error stream, in milliseconds. */
export class Timings {
  readonly #io: Io;
  readonly #stages: { readonly name: string; readonly ms: number }[] = [];
  #from: number;

  /** The first stage, `start`, is what passed since the process began. */
  constructor(io: Io) {
    this.#io = io;
    this.#from = io.clock();
    this.#stages.push({ name: 'start', ms: this.#from });
  }

  /** Ends the stage that has been running since the last call. */
  end(name: string): void {
    const now = this.#io.clock();
    this.#stages.push({ name, ms: now - this.#from });
    this.#from = now;
  }

  print(): void {
    const total = this.#stages.reduce((sum, { ms }) => sum + ms, 0);
    const parts = this.#stages.map(({ name, ms }) => `${name} ${ms.toFixed(1)}`);
    this.#io.stderr(`timings (ms): ${parts.join(' · ')} · total ${total.toFixed(1)}\n`);
  }
}
