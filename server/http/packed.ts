// Answers on a slow line: what is long goes out packed, where the browser takes it so.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Rendered } from '#server/http/rendered.ts';

/** Shorter ones fit in a few packets as they are. */
const worthwhileCharacters = 4096;

/** Brotli's fourth level packs a plan to a tenth in a few milliseconds. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const packers = [
  ['br', (text: string) => promisify(brotliCompress)(text, brotli)],
  ['gzip', (text: string) => promisify(gzip)(text)],
] as const;

/**
 * Packs what was read, never what was written: an answer with a secret in it is short, and comes to a writing request. That an
 * answer's length tells of its content is of no use to other sites: their requests come without our cookie (SameSite).
 */
export async function pack(request: FastifyRequest, reply: FastifyReply, answer: Rendered): Promise<Rendered> {
  const { content } = answer;
  if (request.method !== 'GET' || typeof content !== 'string' || content.length < worthwhileCharacters) return answer;
  reply.header('vary', 'accept-encoding');
  const found = packers.find(([name]) => takes(request.headers['accept-encoding'], name));
  if (found === undefined) return answer;
  const [name, packer] = found;
  return { ...answer, headers: { ...answer.headers, 'content-encoding': name }, content: await packer(content) };
}

/** RFC 9110 §12.5.3, without the asterisk: whoever means all of them names them. */
function takes(header: string | string[] | undefined, name: string): boolean {
  const offered = String(header ?? '').split(',');
  return offered.some((one) => {
    const [coding = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    return coding === name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}
