// What browsers are told with every answer.
import type { FastifyReply } from 'fastify';

/** Pages run and show only what comes from here; nothing inline. Blobs are downloads that a page puts together. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What the API answers is no page, even where a browser is shown it. */
const answerPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
};

/** Two years, as browsers' own lists of such hosts ask for. */
const httpsOnly = 'max-age=63072000';

/** For an answer of the API: no cache keeps it, no page is made of it. */
export function guardAnswer(reply: FastifyReply, isHttps: boolean): void {
  reply.headers(always).header('content-security-policy', answerPolicy).header('cache-control', 'no-store');
  if (isHttps) reply.header('strict-transport-security', httpsOnly);
}

/** For a page, its styles and scripts, which may be kept as their own headers say. */
export function guardPage(reply: FastifyReply): void {
  reply.header('content-security-policy', pagePolicy).removeHeader('cache-control');
}
