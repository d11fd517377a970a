import type { Io } from '#cli/io.ts';

const quietMs = 2000;
const everyMs = 2000;

/** Tells on the error stream how far something is, once it has taken longer than two seconds, every two seconds. */
export class Progress {
  readonly #io: Io;
  readonly #quietUntilMs: number;
  #nextMs: number;

  constructor(io: Io) {
    this.#io = io;
    this.#quietUntilMs = io.clock() + quietMs;
    this.#nextMs = this.#quietUntilMs;
  }

  /** @param text asked for only when it is shown; one line, safe to print */
  tell(text: () => string): void {
    const now = this.#io.clock();
    if (now < this.#nextMs) return;
    this.#nextMs = now + everyMs;
    this.#io.stderr(`${text()}\n`);
  }

  /** Tells that something long begins, unless all has been quick so far. */
  begin(what: string): void {
    if (this.#io.clock() >= this.#quietUntilMs) this.#io.stderr(`${what}\n`);
  }
}
