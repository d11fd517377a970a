// Style sheets as rules, as far as the design system's own is written: no comments, braces or semicolons within texts.

export type StyleRule =
  | { readonly kind: 'style'; readonly selectors: readonly string[]; readonly declarations: readonly string[] }
  /** Rules under a condition: `@media`, `@supports`. */
  | { readonly kind: 'group'; readonly condition: string; readonly rules: readonly StyleRule[] }
  /** Kept as it is: `@font-face`, `@keyframes`. */
  | { readonly kind: 'other'; readonly text: string };

/** The rules in order; throws where a brace lacks its fellow. */
export function rulesOf(sheet: string): readonly StyleRule[] {
  const text = sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const { rules, end } = read(text, 0);
  if (end < text.length) throw new Error('a style sheet has a closing brace too many');
  return rules;
}

export function sheetOf(rules: readonly StyleRule[]): string {
  return rules.map(textOf).join('\n');
}

function textOf(rule: StyleRule): string {
  switch (rule.kind) {
    case 'style':
      return `${rule.selectors.join(',')}{${rule.declarations.join(';')}}`;
    case 'group':
      return `${rule.condition}{${rule.rules.map(textOf).join('\n')}}`;
    case 'other':
      return rule.text;
  }
}

function read(text: string, from: number): { readonly rules: readonly StyleRule[]; readonly end: number } {
  const rules: StyleRule[] = [];
  let at = from;
  for (;;) {
    const open = text.indexOf('{', at);
    const close = text.indexOf('}', at);
    if (open < 0 || (close >= 0 && close < open)) return { rules, end: close < 0 ? text.length : close + 1 };
    const head = squeezed(text.slice(at, open)).replace(/^@charset[^;]*;\s*/, '');
    if (/^@(media|supports|layer|container)\b/.test(head)) {
      const inner = read(text, open + 1);
      rules.push({ kind: 'group', condition: head, rules: inner.rules });
      at = inner.end;
      continue;
    }
    at = pastBlock(text, open);
    const body = text.slice(open + 1, at - 1);
    rules.push(
      head.startsWith('@')
        ? { kind: 'other', text: `${head}{${squeezed(body)}}` }
        : { kind: 'style', selectors: splitOn(head, ','), declarations: splitOn(body, ';') },
    );
  }
}

function pastBlock(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new Error('a style sheet lacks a closing brace');
}

/** Parts between commas or semicolons that stand in no parenthesis, bracket or quotation. */
function splitOn(text: string, separator: ',' | ';'): readonly string[] {
  const whole = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[[^\]]*\]|"[^"]*"|'[^']*'`;
  const part = new RegExp(String.raw`(?:${whole}|[^${separator}()[\]"'])+`, 'g');
  return (text.match(part) ?? []).map(squeezed).filter((one) => one !== '');
}

function squeezed(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
