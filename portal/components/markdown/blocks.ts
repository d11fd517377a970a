// Markdown as publishers of advisories write it, taken apart into what is shown: headings, lists, code, paragraphs. All else,
// HTML above all, stays the text that it is. Each line is looked at once; patterns are bounded. In those that begin and end a
// line a dot is any character, also the separators of lines that this splits at none of: else they would be tried from each space.

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string };

/** A line that opens a fence, with its mark; what stands behind the mark names a language and is not shown. */
const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}#{1,6}\s+(.*)$/s;
/** A line beneath a paragraph that makes it a heading. */
const underline = /^ {0,3}(?:=+|-{2,})\s*$/;
const item = /^\s*(?:([-*+])|\d{1,9}[.)])\s+(.*)$/s;
const rule = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const tableRow = /^\s*\|/;
const quoteMark = /^ {0,3}> ?/;

/** Takes a text apart; one that was cut ends where it ends, within a list or code too. */
export function blocksOf(text: string): readonly Block[] {
  const reader = new BlockReader();
  for (const line of text.split(/\r\n?|\n/)) reader.take(line.replace(quoteMark, ''));
  return reader.end();
}

type Open =
  | { readonly is: 'nothing' }
  | { readonly is: 'paragraph'; readonly lines: string[] }
  | { readonly is: 'list'; readonly isOrdered: boolean; readonly items: string[] }
  | { readonly is: 'fence'; readonly mark: string; readonly lines: string[] }
  | { readonly is: 'table'; readonly lines: string[] };

class BlockReader {
  readonly #blocks: Block[] = [];
  #open: Open = { is: 'nothing' };

  take(line: string): void {
    const open = this.#open;
    if (open.is === 'fence') {
      if (line.trim().startsWith(open.mark)) this.#close();
      else open.lines.push(line);
      return;
    }
    const mark = fence.exec(line)?.[1];
    if (mark !== undefined) return this.#begin({ is: 'fence', mark, lines: [] });
    if (line.trim() === '') return this.#blank();
    const title = heading.exec(line)?.[1];
    if (title !== undefined) return this.#heading(withoutClosing(title));
    if (open.is === 'paragraph' && underline.test(line)) {
      this.#open = { is: 'nothing' };
      return this.#heading(open.lines.join(' '));
    }
    if (rule.test(line)) return this.#close();
    this.#text(line);
  }

  end(): readonly Block[] {
    this.#close();
    return this.#blocks;
  }

  /** Between the items of a list, and before what goes on beneath one, blank lines end nothing. */
  #blank(): void {
    if (this.#open.is !== 'list') this.#close();
  }

  #text(line: string): void {
    const found = item.exec(line);
    if (found !== null) return this.#item(found[1] === undefined, found[2] ?? '');
    const open = this.#open;
    if (tableRow.test(line)) {
      if (open.is === 'table') open.lines.push(line.trim());
      else this.#begin({ is: 'table', lines: [line.trim()] });
      return;
    }
    const last = open.is === 'list' ? open.items.length - 1 : -1;
    if (open.is === 'list' && /^\s/.test(line)) open.items[last] = `${open.items[last] ?? ''} ${line.trim()}`;
    else if (open.is === 'paragraph') open.lines.push(line.trim());
    else this.#begin({ is: 'paragraph', lines: [line.trim()] });
  }

  #item(isOrdered: boolean, text: string): void {
    const open = this.#open;
    if (open.is === 'list' && open.isOrdered === isOrdered) open.items.push(text);
    else this.#begin({ is: 'list', isOrdered, items: [text] });
  }

  #heading(text: string): void {
    this.#close();
    if (text !== '') this.#blocks.push({ is: 'heading', text });
  }

  #begin(next: Open): void {
    this.#close();
    this.#open = next;
  }

  #close(): void {
    const open = this.#open;
    this.#open = { is: 'nothing' };
    switch (open.is) {
      case 'nothing':
        return;
      case 'paragraph':
        this.#blocks.push({ is: 'paragraph', text: open.lines.join(' ') });
        return;
      case 'list':
        this.#blocks.push({ is: 'list', isOrdered: open.isOrdered, items: open.items });
        return;
      case 'fence':
      case 'table': {
        const text = open.lines.join('\n').trimEnd();
        if (text !== '') this.#blocks.push({ is: 'code', text });
      }
    }
  }
}

/** Without the marks that close a heading. A pattern would look at a row of them from each of its places anew. */
function withoutClosing(title: string): string {
  let end = title.length;
  while (end > 0 && /[\s#]/.test(title.charAt(end - 1))) end -= 1;
  return title.slice(0, end);
}
