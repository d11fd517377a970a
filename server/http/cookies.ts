// Cookies by RFC 6265bis: `__Host-` keeps them to this host and https; browsers count localhost as safe.
import type { Cookies } from '#server/operations/context.ts';

/** The session's cookie. */
export const sessionCookie = 'breakwater';

const prefix = '__Host-';
const nameForm = /^[a-z-]+$/;
const valueForm = /^[\w.~+/=-]{0,3800}$/;

/** The value of a cookie as the browser sent it. Where a name comes twice, somebody put one in: neither counts. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const wanted = `${prefix}${name}=`;
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(wanted));
  return found.length === 1 ? found[0]?.slice(wanted.length) : undefined;
}

/** Reads from the request's header, and hands on each `Set-Cookie`. */
export function cookiesOf(header: string | undefined, send: (setCookie: string) => void): Cookies {
  const write = (name: string, value: string, maxAgeS: number, sameSite: 'Strict' | 'Lax'): void => {
    if (!nameForm.test(name) || !valueForm.test(value)) throw new TypeError('a cookie is made of safe characters');
    send(`${prefix}${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAgeS}`);
  };
  return {
    get: (name) => readCookie(header, name),
    set: (name, value, { maxAgeS, sameSite }) =>
      write(name, value, Math.max(0, Math.floor(maxAgeS)), sameSite === 'lax' ? 'Lax' : 'Strict'),
    clear: (name) => write(name, '', 0, 'Strict'),
  };
}
