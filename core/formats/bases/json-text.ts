// Characters that would steer a terminal or reorder what is read; JSON may write any character as an escape.
// The last are the invisible tag characters, U+E0000 to U+E007F, as the two code units that JSON knows them by.
const hostile =
  /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** A value as JSON text that is safe to print: the same value when read back. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(hostile, escaped);
}

function escaped(characters: string): string {
  let text = '';
  for (let index = 0; index < characters.length; index++) {
    text += `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return text;
}
