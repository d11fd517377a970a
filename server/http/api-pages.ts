// The API as pages for people, made from the same promises as its description for programs. No script, nothing inline.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { codesOf, isRaw, isWriting, type Promised } from '#api/endpoint.ts';
import { NamedSchemas, type JsonSchema } from '#api/json-schema.ts';
import { tagOf, whoMayAsk } from '#api/openapi.ts';
import { refusals, type RefusalCode } from '#api/refusals.ts';
import { escapeHtml } from '#core/formats/bases/html.ts';
import type { Operation } from '#server/operations/context.ts';
import { apiStyle } from '#server/http/api-style.ts';
import { absent, sendProblem } from '#server/http/problem.ts';
import { rowsOf } from '#server/http/schema-rows.ts';
import { guardPage } from '#server/http/security-headers.ts';

const name = 'api-pages';

/** What these pages are at, which no endpoint is. */
export const apiPagePaths = ['/api', '/api/endpoints/:id', '/api/refusals', '/api/style.css'];

export function addApiPages(app: FastifyInstance, operations: readonly Operation[]): void {
  const endpoints = operations.map(({ endpoint }) => endpoint);
  const config = { name };
  app.get('/api', { config }, (_request, reply) => sendPage(reply, 'The API', indexOf(endpoints)));
  app.get('/api/refusals', { config }, (_request, reply) => sendPage(reply, 'Refusals', refusalsOf()));
  app.get('/api/style.css', { config }, (_request, reply) => {
    guardPage(reply);
    return reply.type('text/css; charset=utf-8').send(apiStyle);
  });
  app.get<{ Params: { id: string } }>('/api/endpoints/:id', { config }, (request, reply) => {
    const promised = endpoints.find(({ id }) => id === request.params.id);
    return promised === undefined ? sendProblem(reply, absent) : sendPage(reply, promised.id, endpointPage(promised));
  });
}

function sendPage(reply: FastifyReply, title: string, body: string): FastifyReply {
  guardPage(reply);
  return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Breakwater</title>
<link rel="stylesheet" href="/api/style.css">
</head>
<body>
<nav aria-label="API"><a href="/api">API</a> <a href="/api/refusals">Refusals</a> <a href="/api/openapi.json">OpenAPI</a></nav>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`);
}

function indexOf(endpoints: readonly Promised[]): string {
  const tags = [...new Set(endpoints.map(tagOf))].sort();
  const sections = tags.map((tag) => {
    const own = endpoints.filter((one) => tagOf(one) === tag);
    const rows = own.map(({ id, method, path, summary }) => [
      `<code>${method}</code>`,
      `<a href="/api/endpoints/${id}"><code>${escapeHtml(path)}</code></a>`,
      inline(summary),
    ]);
    return `<h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>\n${table(['Method', 'Path', 'What it does'], rows)}`;
  });
  return `<p>Sign in by a cookie of the portal, or send <code>Authorization: Bearer bwt_…</code>, an API token. All is JSON in
UTF-8. What an endpoint does not know, it refuses; every refusal is <a href="/api/refusals">one of these</a>.</p>
${sections.join('\n')}`;
}

function refusalsOf(): string {
  const rows = Object.entries(refusals).map(([code, { status, sentence }]) => [
    `<code id="${code}">${code}</code>`,
    String(status),
    inline(sentence),
  ]);
  return `<p>Each is answered as <code>application/problem+json</code> with its code, a sentence, and what is so in this case.</p>
${table(['Code', 'Status', 'What it says'], rows)}`;
}

function endpointPage(promised: Promised): string {
  const named = new NamedSchemas();
  const { method, path, summary, params, query, body, output } = promised;
  const sections = [
    `<p><code>${method} ${escapeHtml(path)}</code></p>`,
    `<p>${inline(summary)}</p>`,
    `<p>${inline(whoMayAsk(promised))}</p>`,
    params === undefined ? '' : part('In the path', named.of(z.object(params), 'sent'), named),
    query === undefined ? '' : part('In the query', named.of(z.object(query), 'sent'), named),
    isWriting(promised) && promised.asks !== 'nobody'
      ? '<p>With a header <code>Idempotency-Key</code>, the same request has its effect once.</p>'
      : '',
    bodyPart(body, named),
    'kind' in output
      ? `<h2>Answer</h2>\n<p>${output.kind === 'redirect' ? 'Leads elsewhere.' : `A file: ${inline(output.mediaTypes.join(', '))}.`}</p>`
      : part('Answer', named.of(output, 'answered'), named),
    `<h2>Refusals</h2>\n${table(['Code', 'Status', 'What it says'], codesOf(promised).map(refusalRow))}`,
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function bodyPart(body: Promised['body'], named: NamedSchemas): string {
  if (body === undefined) return '';
  if (!isRaw(body)) return part('Body', named.of(body, 'sent'), named);
  const kinds = body.mediaTypes.includes('*') ? 'of any kind' : inline(body.mediaTypes.join(', '));
  return `<h2>Body</h2>\n<p>The document itself, ${kinds}, at most ${body.bytesMax} bytes.</p>`;
}

function part(title: string, schema: JsonSchema, named: NamedSchemas): string {
  const rows = rowsOf(schema, named.all()).map(({ place, kind, required, description }) => [
    `<code>${escapeHtml(place)}</code>`,
    escapeHtml(kind),
    required ? 'always' : 'may be absent',
    inline(description),
  ]);
  const heads = ['Name', 'Kind', 'There', 'What it is'];
  // Most names say what they are: the last column stands where one does not.
  const columns = rows.some((cells) => cells[3] !== '') ? heads.length : heads.length - 1;
  const shown = table(
    heads.slice(0, columns),
    rows.map((cells) => cells.slice(0, columns)),
  );
  if (rows.length === 0) return `<h2>${title}</h2>\n<p>Nothing.</p>`;
  return `<h2>${title}</h2>\n${shown}`;
}

function refusalRow(code: RefusalCode): readonly string[] {
  const { status, sentence } = refusals[code];
  return [`<a href="/api/refusals#${code}"><code>${code}</code></a>`, String(status), inline(sentence)];
}

/** @param rows cells of HTML */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<div class="wide" tabindex="0"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

/** Text of ours, in which backticks stand around code. */
function inline(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
