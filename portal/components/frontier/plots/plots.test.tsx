import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { showTimeline } from '#api/frontier/timelines.ts';
import { accessPurposes } from '#core/frontier/access/grant.ts';
import { ComparisonPlot } from '#portal/components/frontier/plots/comparison-plot.tsx';
import { HorizonPlot } from '#portal/components/frontier/plots/horizon-plot.tsx';
import { localTime } from '#portal/components/frontier/plots/local-time.ts';
import { ModelTimeline } from '#portal/components/frontier/plots/model-timeline.tsx';

const hostile = '<img src=x onerror=alert(1)>';
const comparison = {
  base: 'old',
  candidate: hostile,
  margin: 2,
  ratio: 4,
  ci: [3, 5.3],
  determination: 'step-change',
  reasons: ['All of it is at least 2.'],
};
const zone = 'America/New_York';
const timeline = showTimeline.output.parse({
  model: hostile,
  state: 'given',
  daysOffered: 30,
  entries: [
    { lane: 'beside', what: 'access-opens', at: '2026-03-21T13:00:00Z', zone, local: '2026-03-21T09:00' },
    {
      lane: 'developer',
      what: 'trusted-partners',
      at: '2026-04-20T13:00:00Z',
      zone,
      local: '2026-04-20T09:00',
      done: false,
    },
    { lane: 'beside', what: 'access-closes', at: '2026-04-20T13:00:00Z', zone, local: '2026-04-20T09:00' },
  ],
  window: { opensAt: '2026-03-21T13:00:00Z', closesAt: '2026-04-20T13:00:00Z', zone, days: 30 },
  access: [
    {
      grant: '01980000-0000-7000-8000-000000000001',
      holder: hostile,
      purpose: accessPurposes[0],
      scopes: [],
      opensAt: '2026-03-22T13:00:00Z',
      closesAt: '2026-03-25T13:00:00Z',
      ended: true,
    },
  ],
  comments: [{ opensAt: '2026-04-01T13:00:00Z', closesAt: '2026-04-08T13:00:00Z' }],
  now: '2026-03-23T16:00:00Z',
});

const plots: readonly (readonly [string, ReactNode])[] = [
  [
    'horizons',
    <HorizonPlot
      models={[
        { alias: hostile, releasedOn: '2026-01-01', p50: 4, ci50: [2, 8] },
        { alias: 'other', releasedOn: '2025-01-01', p50: 2, ci50: null },
      ]}
    />,
  ],
  [
    'a comparison',
    <ComparisonPlot
      comparison={comparison}
      items={[{ task: hostile, family: hostile, minutes: 10, base: 0, candidate: 1 }]}
    />,
  ],
  ['a timeline', <ModelTimeline told={timeline} />],
];

describe.each(plots)('the plot of %s', (_, plot) => {
  const markup = renderToStaticMarkup(plot);

  test('has a sentence above, a picture for narrow and for wide places with a name, and its figures beneath', () => {
    const figures = markup.split('<figure').slice(1);
    for (const figure of figures) {
      expect(figure).toMatch(/<figcaption>[^<]{20,}/);
      expect(
        figure.match(/<svg class="bw-plot-drawing bw-plot-(narrow|wide)"[^>]* role="img" aria-label="[^"]+"/g),
      ).toHaveLength(2);
      expect(figure.indexOf('<table')).toBeGreaterThan(figure.lastIndexOf('</svg>'));
      expect(figure).toContain('<summary>');
    }
    expect(figures.length).toBeGreaterThan(0);
  });

  test('takes outside text as text, and styles nothing inline', () => {
    expect(markup).toContain('&lt;img src=x');
    expect(markup).not.toMatch(/<img| style=|<script/);
    expect(markup).not.toContain('NaN');
  });
});

test('what can’t be plotted is said, and no empty picture stands there', () => {
  const markup = [
    renderToStaticMarkup(<HorizonPlot models={[{ alias: 'new', releasedOn: null, p50: 2, ci50: null }]} />),
    renderToStaticMarkup(<ComparisonPlot comparison={{ ...comparison, ratio: null, ci: null }} items={[]} />),
    renderToStaticMarkup(<ModelTimeline told={{ ...timeline, entries: [], access: [], comments: [] }} />),
  ].join('');
  expect(markup).toContain('Not in the plot: new, its release day is not known.');
  expect(markup).toContain('nothing to plot');
  expect(markup).toContain('There is no ratio of horizons to draw.');
  expect(markup).toContain('no release is stated, and nothing beside it');
  expect(markup).not.toContain('<svg');
});

test('who may not see the items is shown the interval alone', () => {
  const markup = renderToStaticMarkup(<ComparisonPlot comparison={comparison} items={undefined} />);
  expect(markup.match(/<figure/g)).toHaveLength(1);
  expect(markup).toContain('Step-change: All of it is at least 2.');
});

test('a timeline of the service tells access and comments beside the releases, in the developer’s zone', () => {
  const markup = renderToStaticMarkup(<ModelTimeline told={timeline} />);
  const rows = [...markup.matchAll(/<th scope="row"[^>]*>(.*?)<\/th>/g)].map(([, cell = '']) => cell);
  expect(rows).toHaveLength(4);
  expect(rows[1]).toMatch(/^Access of &lt;img.*, ended before its time$/);
  expect(rows[2]).toBe('The developer’s comments');
  expect(markup).toContain('Times are those of America/New_York.');
  expect(markup).toContain('2026-03-22 09:00');
});

test.each([
  ['2026-03-08T06:59:00Z', 'America/New_York', '2026-03-08 01:59'],
  ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08 03:00'],
  ['2026-12-31T23:30:00Z', 'Asia/Kolkata', '2027-01-01 05:00'],
  ['2026-03-08T00:00:00Z', 'UTC', '2026-03-08 00:00'],
  ['2026-03-08T00:00:00Z', 'No/Such_Zone', '2026-03-08 00:00 UTC'],
])('at %s it is in %s %s', (at, zone, local) => {
  expect(localTime(at, zone)).toBe(local);
});
