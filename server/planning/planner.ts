// Plans, made in processes of their own: what is asked of these, and what their ends mean.
import type { State } from '#core/plans/state.ts';
import { renderState } from '#core/plans/state-document.ts';
import { Pool, PoolBusy, type PoolSize } from '#server/apart/pool.ts';
import type { Program } from '#server/apart/program.ts';
import { planLineOf, type PlanLine } from '#server/planning/plan-lines.ts';
import type { PlanOrder } from '#server/planning/plan-order.ts';

/** A plan could not be made: it takes more than it may, or the program failed. Places are in our code. */
class PlanFault extends Error {
  override readonly name = 'PlanFault';
  readonly code: 'plan.takes_too_long' | 'plan.takes_too_much' | 'plan.failed';
  readonly retry = 'later';
  readonly places: readonly string[];

  constructor(code: PlanFault['code'], places: readonly string[] = [], options?: ErrorOptions) {
    super(`A plan was not made: ${code}`, options);
    this.code = code;
    this.places = places;
  }
}

export interface PlanTask {
  readonly order: PlanOrder;
  /** The bytes of the order's documents, packed by zstd, in its order. */
  readonly packed: readonly Uint8Array[];
  readonly state: State;
}

const mebi = 1024 * 1024;

/** @param feeds the folder of feeds: all that it may read beside its code */
export function planProgram(feeds: string): Program {
  return {
    entry: 'server/planning/plan-apart',
    reads: [feeds],
    heapMegabytes: 4096,
    wallMs: 600_000,
    lineBytesMax: 256 * mebi,
    answerBytesMax: 2048 * mebi,
  };
}

const poolSize: PoolSize = { processes: 2, waitingMax: 1000 };

export class Planner {
  readonly #pool: Pool;

  constructor(program: Program, size: PoolSize = poolSize) {
    this.#pool = new Pool(program, size);
  }

  /**
   * Hands on the lines of the answer as they come, but for the last, which says that it is whole. What `onLine` throws ends
   * the work.
   *
   * @param owner whose plan it is: of one owner one plan is made at a time
   * @throws PlanFault, PoolBusy
   */
  async run(
    owner: string,
    { order, packed, state }: PlanTask,
    onLine: (line: PlanLine) => Promise<void>,
  ): Promise<void> {
    let isWhole = false;
    const parts = [...packed, Buffer.from(renderState(state))];
    const ended = await this.#pool.run(owner, { order, parts }, async (text) => {
      const line = lineOf(text);
      if (line.is === 'end') isWhole = true;
      else await onLine(line);
    });
    switch (ended.as) {
      case 'answered':
        if (isWhole) return;
        throw new PlanFault('plan.failed');
      case 'failed':
        throw new PlanFault('plan.failed', ended.places);
      case 'ended':
        throw new PoolBusy('The server is stopping.');
      case 'out of time':
        throw new PlanFault('plan.takes_too_long');
      case 'out of memory':
      case 'too much':
        throw new PlanFault('plan.takes_too_much');
    }
  }

  /** Starts what the first one would wait for. */
  warm(): void {
    this.#pool.warm();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

function lineOf(text: string): PlanLine {
  try {
    return planLineOf(text);
  } catch (error) {
    throw new PlanFault('plan.failed', [], { cause: error });
  }
}
