// Lines of an answer from the one who hears them to the one who writes them down, one at a time: the first comes long before
// the work that it stands behind may begin.

/** One hands over, one takes; whoever is first waits. */
export class HandOver<Line> {
  #offered: { readonly line: Line; readonly taken: () => void; readonly refused: (why: unknown) => void } | undefined;
  #wanted: (() => void) | undefined;
  #ended: { readonly failure: unknown } | undefined;
  #refusal: { readonly why: unknown } | undefined;

  /** Resolves when the line was taken and all work on it done; rejects where nobody takes any more. */
  offer(line: Line): Promise<void> {
    if (this.#refusal !== undefined) return Promise.reject(asError(this.#refusal.why));
    return new Promise((taken, refused) => {
      this.#offered = { line, taken, refused };
      this.#wanted?.();
    });
  }

  /** No line comes any more; with a failure, they were not all. */
  end(failure?: unknown): void {
    this.#ended ??= { failure };
    this.#wanted?.();
  }

  /** Resolves when there is a line to take, or none comes any more. */
  async ready(): Promise<void> {
    if (this.#offered !== undefined || this.#ended !== undefined) return;
    await new Promise<void>((resolve) => (this.#wanted = resolve));
  }

  /** Takes all lines; called once. Where `take` throws, whoever offers is refused. */
  async takeAll(take: (line: Line) => Promise<void>): Promise<void> {
    try {
      for (;;) {
        await this.ready();
        const offered = this.#offered;
        if (offered === undefined) break;
        // It stays offered meanwhile: where it can't be taken, whoever offers it is refused.
        await take(offered.line);
        this.#offered = undefined;
        offered.taken();
      }
    } catch (error) {
      this.refuse(error);
      throw error;
    }
    if (this.#ended?.failure !== undefined) throw asError(this.#ended.failure);
  }

  /** Nothing is taken any more. */
  refuse(why: unknown): void {
    this.#refusal ??= { why };
    this.#offered?.refused(asError(why));
    this.#offered = undefined;
  }
}

function asError(why: unknown): Error {
  return why instanceof Error ? why : new Error(String(why));
}
