// Within a line of Markdown: code, links and what is stressed. What is none of these stays the text that it is.

export type Span =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'stress'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly url: string };

const code = /(`{1,2})([^`\n]{1,1000})\1/.source;
/** `[text](address "title")`; of an image what stands for it. */
const link = /(!?)\[([^[\]\n]{0,300})\]\(<?([^\s()<>]{1,1000})>?(?: "[^"\n]{0,300}")?\)/.source;
const stress = /\*\*([^*\n]{1,300})\*\*|__([^_\n]{1,300})__/.source;
const address = /<?(https?:\/\/[^\s<>()[\]`"']{1,1000})>?/.source;

const marks = new RegExp([code, link, stress, address].join('|'), 'g');

export function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(marks)) {
    if (found.index > from) spans.push({ is: 'text', text: plain(text.slice(from, found.index)) });
    spans.push(...spansIn(found));
    from = found.index + found[0].length;
  }
  if (from < text.length) spans.push({ is: 'text', text: plain(text.slice(from)) });
  return spans;
}

function spansIn([whole, , coded, image, label, target, strong, underlined, bare]: RegExpExecArray): readonly Span[] {
  if (coded !== undefined) return [{ is: 'code', text: coded.trim() }];
  if (target !== undefined) return [linkTo(target, label ?? '', image === '!')];
  if (strong !== undefined || underlined !== undefined)
    return [{ is: 'stress', text: plain(strong ?? underlined ?? '') }];
  if (bare === undefined) return [{ is: 'text', text: whole }];
  // A full stop behind an address ends the sentence, not the address.
  const url = bare.replace(/[.,;:!?]+$/, '');
  const rest = bare.slice(url.length);
  return [{ is: 'link', text: url, url }, ...(rest === '' ? [] : [{ is: 'text' as const, text: rest }])];
}

function linkTo(url: string, label: string, isImage: boolean): Span {
  if (isImage) return { is: 'text', text: label };
  return { is: 'link', text: label === '' ? url : plain(label), url };
}

/** Without the backslashes that keep a mark from being one. */
function plain(text: string): string {
  return text.replaceAll(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, '$1');
}
