// Some publishers list what to do for each of their products, a line for each: only one's own is of use.
import type { Component } from '#core/components/component.ts';

/** Lines that begin with the same letters are a list of alike; anything else is told whole. */
const alikeLetters = 10;
const linesMax = 500;

/**
 * The lines of a text that name the product, where it is a list of alike lines of which some do; an ellipsis says that
 * there are others. Any other text as it is.
 */
export function ownLines(text: string, { name }: Pick<Component, 'name'>): string {
  const lines = text
    .split(/\r?\n/, linesMax + 1)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = ''] = lines;
  const head = first.slice(0, alikeLetters);
  if (lines.length < 2 || lines.length > linesMax || head.length < alikeLetters) return text;
  if (!lines.every((line) => line.startsWith(head))) return text;
  const wanted = ` ${name.toLowerCase()} `;
  const own = lines.filter((line) => ` ${line.toLowerCase()} `.includes(wanted));
  return own.length === 0 || own.length === lines.length ? text : `${own.join('; ')} (…)`;
}
