// One reading of the framework's own documents: a field that is unknown, absent or of another kind is refused with its place.
import type { z } from 'zod';
import { shapeFaults, toldTogether } from '#core/components/shape-faults.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

/**
 * The document as its shape says.
 *
 * @param what for the sentence: `notice`
 * @throws BadDocument `document.shape` with all that is wrong, and the path of the first of it, such as `$.releases[1].zone`
 */
export function readShape<Value>(shape: z.ZodType<Value>, value: unknown, what: string): Value {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const faults = shapeFaults(read.error.issues, value);
  throw new BadDocument('document.shape', `${toldTogether(faults)}; so it is no ${what}`, faults[0]?.place ?? '$');
}
