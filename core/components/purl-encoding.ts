// The text of a purl: percent-encoding and cutting.

/** Encodes each segment of a path. */
export function encodeSegments(text: string): string {
  return text.split('/').map(encode).join('/');
}

/** All but letters, digits, `.`, `-`, `_`, `~` and `:` are percent-encoded. */
export function encode(text: string): string {
  if (/^[A-Za-z0-9._~:-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Throws where a percent sign is not followed by the hexadecimal digits of UTF-8. */
export function decode(text: string): string {
  return text.includes('%') ? decodeURIComponent(text) : text;
}

/** The text before and behind the character at `index`; all of it and nothing where the index is negative. */
export function splitAt(text: string, index: number): [before: string, behind?: string] {
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** Without slashes at its ends. */
export function trimSlashes(text: string): string {
  let from = 0;
  let to = text.length;
  while (text[from] === '/') from += 1;
  while (to > from && text[to - 1] === '/') to -= 1;
  return text.slice(from, to);
}
