// One reading of the framework's own documents: a field that is unknown, absent or of another kind is refused with its place.
import type { z } from 'zod';
import { BadDocument } from '#core/kernel/bad-document.ts';

/**
 * The document as its shape says.
 *
 * @param what for the sentence: `notice`
 * @throws BadDocument `document.shape` with the path of the first thing that is wrong, such as `$.releases[1].zone`
 */
export function readShape<Value>(shape: z.ZodType<Value>, value: unknown, what: string): Value {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('') ?? '';
  throw new BadDocument('document.shape', `is no ${what}: ${issue?.message ?? 'of another shape'}`, `$${place}`);
}
