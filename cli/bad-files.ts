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

/** @throws BadFiles where there are several, BadDocument where there is one */
export function refuseBad(faults: readonly BadDocument[]): void {
  const [fault] = faults;
  if (faults.length > 1) throw new BadFiles(faults);
  if (fault !== undefined) throw fault;
}

/** `FILE: PLACE: why`. Outside text inside. */
export function toldFault({ file, place, message }: BadDocument): string {
  return [file, place, message].filter((part) => part !== undefined).join(': ');
}
