import type { BadDocument } from '#core/kernel/bad-document.ts';

/** Several files that can't be read as a whole, each with its name: told together, so that they can be mended at once. */
export class BadFiles extends Error {
  override readonly name = 'BadFiles';
  readonly faults: readonly BadDocument[];

  constructor(faults: readonly BadDocument[]) {
    super(`${faults.length} files can not be read`);
    this.faults = faults;
  }
}

/** `FILE: PLACE: why`. Outside text inside. */
export function toldFault({ file, place, message }: BadDocument): string {
  return [file, place, message].filter((part) => part !== undefined).join(': ');
}
