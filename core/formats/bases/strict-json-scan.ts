// The slow, exact pass over JSON text that says where it is wrong. It keeps its own stack, so depth costs no call stack.
import { BadDocument } from '#core/kernel/bad-document.ts';

interface Open {
  /** The keys met so far; `undefined` in a list. */
  readonly keys: Set<string> | undefined;
  state: 'first' | 'next' | 'key' | 'colon' | 'value' | 'separator';
}

const blanks = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;
const stringChunk = /[^"\\\u0000-\u001f]{1,10000}|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The first fault of the text in reading order; `undefined` where there is none. */
export function locateFault(text: string, depthMax: number): BadDocument | undefined {
  const stack: Open[] = [];
  const fault = (code: string, message: string, at: number): BadDocument =>
    new BadDocument(code, message, placeOf(text, at));
  let at = skip(blanks, text, 0);
  let done = false;
  while (true) {
    at = skip(blanks, text, at);
    const open = stack.at(-1);
    if (open === undefined && done) {
      return at < text.length ? fault('document.syntax', 'goes on behind its end', at) : undefined;
    }
    if (at >= text.length) return fault('document.syntax', text.length === 0 ? 'is empty' : 'ends too early', at);
    const step = open === undefined ? readValue(text, at, stack) : readWithin(text, at, open, stack);
    if (typeof step === 'string') {
      return step === 'duplicate'
        ? fault('document.duplicate_key', 'the same key stands twice in one object', at)
        : fault('document.syntax', step, at);
    }
    if (stack.length > depthMax) return fault('document.depth', `is nested deeper than ${depthMax}`, at);
    at = step;
    done = stack.length === 0;
  }
}

/** One step inside an object or list: the position behind it, or what is wrong. */
function readWithin(text: string, at: number, open: Open, stack: Open[]): number | string {
  const close = open.keys === undefined ? ']' : '}';
  switch (open.state) {
    case 'first':
    case 'next':
      if (text[at] === close && open.state === 'first') return leave(stack, at);
      open.state = open.keys === undefined ? 'value' : 'key';
      return at;
    case 'key':
      return readKey(text, at, open);
    case 'colon':
      open.state = 'value';
      return text[at] === ':' ? at + 1 : 'a colon is missing behind a key';
    case 'value':
      open.state = 'separator';
      return readValue(text, at, stack);
    case 'separator':
      return readSeparator(text, at, open, stack);
  }
}

function readSeparator(text: string, at: number, open: Open, stack: Open[]): number | string {
  const close = open.keys === undefined ? ']' : '}';
  if (text[at] === close) return leave(stack, at);
  open.state = 'next';
  return text[at] === ',' ? at + 1 : `a comma or ${close} is missing`;
}

function leave(stack: Open[], at: number): number {
  stack.pop();
  return at + 1;
}

function readKey(text: string, at: number, open: Open): number | string {
  const end = endOfString(text, at);
  if (typeof end === 'string') return text[at] === '"' ? end : 'a key in double quotes is missing';
  const key: unknown = JSON.parse(text.slice(at, end));
  if (open.keys?.has(String(key)) === true) return 'duplicate';
  open.keys?.add(String(key));
  open.state = 'colon';
  return end;
}

function readValue(text: string, at: number, stack: Open[]): number | string {
  const character = text[at];
  if (character === '{' || character === '[') {
    stack.push({ keys: character === '{' ? new Set() : undefined, state: 'first' });
    return at + 1;
  }
  if (character === '"') return endOfString(text, at);
  const end = skip(scalar, text, at);
  return end > at ? end : 'a value is missing or malformed';
}

function endOfString(text: string, at: number): number | string {
  if (text[at] !== '"') return 'a string is missing';
  let end = at + 1;
  while (true) {
    const next = skip(stringChunk, text, end);
    if (next > end) {
      end = next;
      continue;
    }
    return text[end] === '"' ? end + 1 : end >= text.length ? 'ends within a string' : 'a string is malformed';
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function placeOf(text: string, at: number): string {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}
