// The portal's files, held in memory: what is not among them can't be asked for, and no request opens a file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { guardPage } from '#server/http/security-headers.ts';

export interface Portal {
  /** Made by scripts/bundle-portal.ts: index.html, assets/ whose names change with what they hold, and .br and .gz of each. */
  readonly folder: string;
  /** The one origin that passkeys are made for: `http://localhost:8080`. */
  readonly origin: string;
}

interface PortalFile {
  readonly type: string;
  readonly plain: Buffer;
  /** By the name of the encoding, the smallest first. */
  readonly packed: ReadonlyMap<string, Buffer>;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

const encodings = { br: '.br', gzip: '.gz' };

export interface PortalPages {
  /** Answers a page of the portal, which shows itself what the address asks for; `undefined` where none is wanted. */
  readonly answer: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;
}

/** Serves the assets; a folder that is not there yet has none. */
export function addPortal(app: FastifyInstance, portal: Portal): PortalPages {
  const files = readPortal(portal.folder);
  for (const [path, file] of files) {
    if (path === '/index.html') continue;
    app.route({
      method: ['GET', 'HEAD'],
      url: path,
      config: { name: 'portal' },
      handler: (request, reply) => send(request, reply, file, 'public, max-age=31536000, immutable'),
    });
  }
  const index = files.get('/index.html');
  return {
    answer: (request, reply) => {
      if (index === undefined || !isPageWanted(request)) return undefined;
      // A passkey needs a host name: under an address, nobody could sign in.
      if (isAddress(request.hostname)) return reply.redirect(`${portal.origin}${request.url}`, 302);
      return send(request, reply.code(200), index, 'no-cache');
    },
  };
}

/** Files lie in assets/, or have a dot in their name at the root; deeper, a dot is one of an id: `GO-2024.1`, `web.example`. */
const filePath = /^\/(?:assets\/|[^/]*\.\w+$)/;

/** A page of the portal has any address but those of the API and of files, which are there or not. */
function isPageWanted({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (path === '/api' || path.startsWith('/api/') || filePath.test(path)) return false;
  return headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept);
}

function isAddress(hostname: string): boolean {
  return /^(?:127(?:\.\d+){3}|\[?::1\]?)$/.test(hostname);
}

function send(request: FastifyRequest, reply: FastifyReply, file: PortalFile, caching: string): FastifyReply {
  guardPage(reply);
  reply.header('cache-control', caching).header('etag', file.etag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const taken = (request.headers['accept-encoding'] ?? '').split(',').map((one) => one.trim().split(';')[0]);
  const packed = [...file.packed].find(([encoding]) => taken.includes(encoding));
  if (packed !== undefined) reply.header('content-encoding', packed[0]);
  return reply.type(file.type).send(packed === undefined ? file.plain : packed[1]);
}

function readPortal(folder: string): ReadonlyMap<string, PortalFile> {
  if (!existsSync(join(folder, 'index.html'))) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const plain = names.filter((name) => types[extname(name)] !== undefined);
  return new Map(plain.map((name) => [`/${name.split(sep).join('/')}`, readPortalFile(join(folder, name))]));
}

function readPortalFile(path: string): PortalFile {
  const plain = readFileSync(path);
  const packed = Object.entries(encodings)
    .filter(([, suffix]) => existsSync(`${path}${suffix}`))
    .map(([encoding, suffix]) => [encoding, readFileSync(`${path}${suffix}`)] as const);
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { type: types[extname(path)] ?? '', plain, packed: new Map(packed), etag: `"${digest}"` };
}
