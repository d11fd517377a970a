import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Markdown } from '#portal/components/markdown/markdown.tsx';

function shown(text: string): string {
  const markup = renderToStaticMarkup(<Markdown text={text} />);
  return markup
    .replace(/^<div class="bw-written">|<\/div>$/g, '')
    .replaceAll('<span class="bw-hidden"> (opens in a new tab)</span>', '');
}

const out = 'target="_blank" rel="noopener noreferrer"';

describe('what a publisher wrote in Markdown', () => {
  test.each([
    ['two\nlines', '<p>two lines</p>'],
    ['one\n\ntwo', '<p>one</p><p>two</p>'],
    ['### Impact\nBad.', '<p class="bw-written-heading">Impact</p><p>Bad.</p>'],
    ['Impact\n------\nBad.', '<p class="bw-written-heading">Impact</p><p>Bad.</p>'],
    ['* a\n* b\n\n* c\n  goes on', '<ul><li>a</li><li>b</li><li>c goes on</li></ul>'],
    ['1. a\n2) b\nand then', '<ol><li>a</li><li>b</li></ol><p>and then</p>'],
    ['## Impact ## ', '<p class="bw-written-heading">Impact</p>'],
    ['---', ''],
    ['> said', '<p>said</p>'],
    ['| a | b |\n|---|---|', '<pre tabindex="0"><code>| a | b |\n|---|---|</code></pre>'],
    ['```js\nif (a < b) {}\n```\nend', '<pre tabindex="0"><code>if (a &lt; b) {}</code></pre><p>end</p>'],
    ['~~~\ncut', '<pre tabindex="0"><code>cut</code></pre>'],
    ['call `f(x)` **now**', '<p>call <code>f(x)</code> <strong>now</strong></p>'],
    ['see [it](https://a.example/b)', `<p>see <a href="https://a.example/b" ${out}>it</a></p>`],
    ['at https://a.example/b.', `<p>at <a href="https://a.example/b" ${out}>https://a.example/b</a>.</p>`],
    ['![logo](https://a.example/x.png)', '<p>logo</p>'],
    ['a\\_b\\*', '<p>a_b*</p>'],
    ['', ''],
  ])('is shown as it was meant: %j', (text, markup) => {
    expect(shown(text)).toBe(markup);
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x](data:text/html,<script>)',
    '<a href="javascript:alert(1)">x</a>',
    '[a](https://x"onmouseover="alert)',
    '```\n</code></pre><script>',
    '# <iframe src=x>',
  ])('never becomes a part of the page that it is shown on: %s', (text) => {
    const markup = shown(text);
    expect(markup).not.toMatch(/<(?:script|img|iframe)|href="(?:javascript|data):|<[^>]* on\w+=/);
  });

  test('is taken apart in time that grows with its length alone, however it is nested', () => {
    const hostile = [
      '['.repeat(50_000),
      '`'.repeat(50_000),
      '**'.repeat(25_000),
      '> '.repeat(25_000),
      '- '.repeat(25_000),
      `# a${'#'.repeat(50_000)}x`,
      `# ${' '.repeat(50_000)}x\u2028`,
      `- ${' '.repeat(50_000)}x\u2028`,
    ];
    const before = performance.now();
    for (const text of [...hostile, '![a]('.repeat(10_000), '_'.repeat(50_000), '[a](<'.repeat(10_000)]) shown(text);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
