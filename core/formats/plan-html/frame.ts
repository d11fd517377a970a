/** The room that both charts draw in, in units of their view box. */
export const frame = { width: 640, height: 260, left: 52, right: 16, top: 14, bottom: 44 } as const;

/** A chart's figures as a table to unfold; cells are HTML. */
export function figures(summary: string, heads: readonly string[], rows: readonly string[]): string {
  const columns = heads.map((head) => `<th scope="col">${head}</th>`).join('');
  return `<details class="figures"><summary>${summary}</summary><table><thead><tr>${columns}</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}
