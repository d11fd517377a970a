import { refuse, accept, type Decision } from '#core/kernel/decision.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** A document of the framework in a body: what is wrong with it is refused with its place. */
export function readTold<Value>(read: () => Value): Decision<Value, 'document.shape'> {
  try {
    return accept(read());
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return refuse('document.shape', error.place === undefined ? error.message : `${error.place}: ${error.message}`);
  }
}
