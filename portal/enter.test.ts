import { describe, expect, test } from 'vitest';
import { nextOf, signInFirst } from '#portal/enter.ts';

describe('after sign-in', () => {
  test.each(['/', '/organizations/a/plan', '/organizations/a/inventory?q=x&after=y', '/account'])(
    'one comes to where one was going: %s',
    (here) => {
      expect(nextOf(new URL(signInFirst(here), 'http://localhost').search)).toBe(here);
    },
  );

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    '/api/sign-out',
    '',
  ])('nobody is led astray: %j', (next) => {
    expect(nextOf(`?next=${encodeURIComponent(next)}`)).toBe('/');
  });
});
