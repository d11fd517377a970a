/** The room that both charts draw in, in units of their view box. */
export const frame = { width: 640, height: 260, left: 52, right: 16, top: 14, bottom: 44 } as const;

/** A table of a chart's figures; cells are HTML. */
export function table(heads: readonly string[], rows: readonly string[]): string {
  const columns = heads.map((head) => `<th scope="col">${head}</th>`).join('');
  return `<table><thead><tr>${columns}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
