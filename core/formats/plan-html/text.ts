// Outside text in a page: commands as code, and addresses of http and https as links that tell nobody where one comes from.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
import { commandParts, sourceBriefly } from '#core/formats/bases/plan-tellings.ts';
import type { Sourced } from '#core/plans/action.ts';
import { webAddress } from '#core/plans/links.ts';

export function withCode(text: string): string {
  return commandParts(text)
    .map(({ text: part, isCommand }) => (isCommand ? `<code>${h(part)}</code>` : h(part)))
    .join('');
}

export function paragraph(text: string): string {
  return text === '' ? '' : `<p>${withCode(text)}</p>`;
}

/** A sentence with who says it. */
export function sourced({ text, source, url }: Sourced): string {
  const address = url === undefined ? undefined : webAddress(url);
  const link = address === undefined ? '' : ` <a href="${h(address)}" rel="noreferrer">${h(address)}</a>`;
  return `${withCode(text)}${link}${source === '' ? '' : ` <cite>${h(sourceBriefly(source))}</cite>`}`;
}
