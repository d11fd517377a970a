/**
 * Breaks text into lines of at most `width` characters at spaces; a longer word is broken where the line ends. The first
 * line begins with `lead`, the others with as many spaces.
 */
export function wrap(text: string, width: number, lead = ''): string {
  const room = Math.max(10, width - lead.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > room) {
      lines.push(line);
      line = '';
    }
    while (rest.length > room) {
      lines.push(rest.slice(0, room));
      rest = rest.slice(room);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((one, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + one).join('\n');
}
