// `winget list`: a table whose columns are told by where their headings begin, in whatever language.
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import { addProgram } from '#core/formats/winget/program.ts';

export const wingetList: TextEstateFormat = {
  title: 'winget list',
  tried: false,
  recognise: (text) => headingAt(linesOf(text.slice(0, headCharactersMax))) !== undefined,
  parse: (text, source) => {
    const report = new ScanReport();
    report.tool = 'winget';
    const lines = linesOf(text);
    const at = headingAt(lines) ?? lines.length;
    const starts = startsOf(lines[at] ?? '');
    const name = hostNameOf(source);
    const host = report.host(name);
    host.call('host', name);
    host.kind = 'workstation';
    for (const line of lines.slice(at + 2)) {
      const [stated = '', id = '', version = '', ...rest] = cellsOf(line, starts);
      // Without updates to offer there is a column less.
      const from = rest.at(-1);
      if (id === '') report.tally.add('line is no program', line);
      else addProgram({ name: stated, id, version, source: from }, host, report.tally);
    }
    return { ...report.finish('winget list'), columns: [] };
  },
};

const headCharactersMax = 16_384;
const headingLinesMax = 50;

/** What turns while winget works stands before a heading, and ends in a return without a new line. */
function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1).trimEnd())
    .filter((line) => line !== '');
}

/** In the languages that do not write it `Id`. */
const headingOfId = /^(?:ID|ИД|Identyfikator|Kimlik|Azonosító|Tunnus)$/i;

/** The line above one of hyphens only, with four or five headings. */
function headingAt(lines: readonly string[]): number | undefined {
  for (const [index, line] of lines.slice(0, headingLinesMax).entries()) {
    if (!/^-{20,}$/.test(line) || index === 0) continue;
    const words = (lines[index - 1] ?? '').trim().split(/\s+/);
    if (words.length >= 3 && words.length <= 5 && headingOfId.test(words[1] ?? '')) return index - 1;
  }
  return undefined;
}

/** In columns of the screen: some signs take two. */
function startsOf(heading: string): readonly number[] {
  return [...heading.matchAll(/\S+/g)].map(({ index }) => widthOf(heading.slice(0, index)));
}

function cellsOf(line: string, starts: readonly number[]): readonly string[] {
  const cells = starts.map(() => '');
  let column = 0;
  let at = 0;
  for (const sign of line) {
    while (at + 1 < starts.length && column >= (starts[at + 1] ?? Infinity)) at += 1;
    cells[at] += sign;
    column += widthOf(sign);
  }
  return cells.map((cell) => cell.trim());
}

/** East Asian wide and fullwidth signs, as far as names of programs hold them. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) || (sign.codePointAt(0) ?? 0) >= 0x1f300 ? 2 : 1;
  return width;
}
