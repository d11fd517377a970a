// The portal as it is served: how much of it comes before the first page, and that nothing in it needs an inline rule.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePortal, type PortalBundle } from '#scripts/bundle-portal.ts';
import { knownClasses, uswdsClasses } from '#scripts/portal/uswds-style.ts';
import { root } from '#scripts/reference/source-text.ts';
import { examplePlans } from '#tests/example-plans.ts';

let bundle: PortalBundle;
beforeAll(async () => {
  bundle = await makePortal();
});

function textOf(path: string): string {
  const file = bundle.files.find((one) => one.path === path);
  return file === undefined ? '' : new TextDecoder().decode(file.bytes);
}

describe('the portal as it is bundled', () => {
  test('shows the week of the largest example with less than 200 kB, fonts aside, which come after', () => {
    const first = bundle.first.map((path) => textOf(path));
    const plans = Object.values(examplePlans()).map((plan) => JSON.stringify(plan));
    const packed = (text: string): number => gzipSync(text, { level: 9 }).length;
    const sum = [...first, textOf('index.html')].reduce((bytes, text) => bytes + packed(text), 0);
    expect(sum + Math.max(...plans.map(packed))).toBeLessThan(200_000);
  });

  test('holds nothing inline: its policy lets only its own files in', () => {
    const page = textOf('index.html');
    expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)|\son\w+=|javascript:/i);
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    const made = bundle.files.map(({ path }) => `/${path}`);
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => !made.includes(address))).toEqual(['data:,']);
  });

  test('names each file by what it holds, but for the page', () => {
    const names = bundle.files.map(({ path }) => path);
    expect(names.filter((path) => !/^assets\/[\w-]+-[\w-]{8}\.\w+$/.test(path))).toEqual(['index.html']);
  });

  test('styles each class that its pages name', () => {
    const scripts = bundle.files.filter(({ path }) => path.endsWith('.js')).map(({ path }) => textOf(path));
    const known = knownClasses();
    const named = scripts.flatMap((text) => [...uswdsClasses(text)]);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('has each colour that a rule uses, in light and in dark', () => {
    const colours = readFileSync(join(root, 'portal/style/colours.css'), 'utf8');
    const [light = '', dark = ''] = colours.split('@media (prefers-color-scheme: dark)');
    const sheet = textOf(bundle.first.find((path) => path.endsWith('.css')) ?? '');
    const used = new Set([...sheet.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name));
    const lacking = (sheet: string): readonly string[] => [...used].filter((name) => !sheet.includes(`--${name}:`));
    expect(lacking(light)).toEqual([]);
    expect(lacking(dark.split('@media print')[0] ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'code',
      'text',
    ]);
    expect(sheet.replace(/:root\{[^}]*\}/g, '')).not.toMatch(/#[0-9a-f]{3,8}\b(?!.{0,40}svg)/i);
  });
});
