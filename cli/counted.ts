/** A whole number as people read it: `265,806`. */
export function counted(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The same with its noun: `1 file`, `2 files`. */
export function countedOf(number: number, noun: string): string {
  return `${counted(number)} ${noun}${number === 1 ? '' : 's'}`;
}
