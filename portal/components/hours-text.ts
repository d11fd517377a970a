/** Hours as a person writes them (`1.5`, `1,5`); `undefined` for none, `null` for what is no number of hours. */
export function readHours(text: string): number | undefined | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return undefined;
  return /^\d{1,4}(?:\.\d{1,4})?$/.test(trimmed) ? Number(trimmed) : null;
}
