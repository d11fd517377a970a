// What is released together becomes one action with one version; what only looks like it does not.
import { describe, expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import type { Action } from '#core/plans/action.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { assetOf } from '#tests/fixtures/matches.ts';
import { rowsOf, texts, upgradesIn, upgradesOf, type Held } from '#tests/fixtures/upgrades.ts';

const netty = (name: string): string => `maven/io.netty/netty-${name}`;

describe('packages of one namespace at one version', () => {
  const held: readonly Held[] = [
    [netty('codec'), '4.1.107.Final', '4.1.125.Final'],
    [netty('common'), '4.1.107.Final', '4.1.118.Final'],
    [netty('buffer'), '4.1.107.Final'],
  ];

  test('are one action with the version that does for all of them', () => {
    const [action, ...others] = upgradesOf(held);
    expect(others).toEqual([]);
    expect(action?.title).toBe('Upgrade io.netty 4.1.107.Final → 4.1.125.Final (2 packages) on web-1');
    expect(action?.component).toBe('maven/io.netty');
    expect(action?.from).toEqual(['4.1.107.Final']);
    expect(action?.to).toBe('4.1.125.Final');
    expect(action?.parts.map(({ component, to }) => `${component} ${to}`)).toEqual([
      'maven/io.netty/netty-codec 4.1.125.Final',
      'maven/io.netty/netty-common 4.1.125.Final',
    ]);
    expect(action?.closes).toHaveLength(2);
  });

  test('are told with what is taken from a sibling, and with what goes along', () => {
    const [action] = upgradesOf(held);
    const how = texts(action?.how);
    expect(how).toContain('Raise the 2 packages in one step, to one version: io.netty is released together.');
    expect(action?.how[0]?.source).toBe('their versions in app.cdx.json, 2026-11-20');
    expect(how).toContain(
      'Set 4.1.125.Final in pom.xml, by one property for all (Gradle: one variable in build.gradle), build, test, and deploy: io.netty:netty-codec, io.netty:netty-common.',
    );
    expect(how).toContain('No record names 4.1.125.Final for some of them; it is taken from a sibling.');
    expect(how).toContain('from the one in brackets up: netty-common (4.1.118.Final).');
    expect(how).toContain('Raise the other package of io.netty as well, to 4.1.125.Final');
  });

  test('say nothing of taking where records name the version for each', () => {
    const both: readonly Held[] = [
      [netty('codec'), '4.1.107.Final', '4.1.125.Final'],
      [netty('common'), '4.1.107.Final', ['4.1.118.Final', '4.1.125.Final']],
    ];
    expect(texts(upgradesOf(both)[0]?.how)).not.toContain('is taken from a sibling');
  });

  test('pass by a version at which a sibling without a flaw would get one', () => {
    const key = (version: string): string => schemeOf('maven')?.key(version) ?? '';
    const affectedAt = (component: Component, version: string): ReadonlySet<number> => {
      const isHarmed = component.package === netty('buffer') && version === '4.1.125.Final';
      return new Set(isHarmed ? [7, 8, 9] : key(version) < key('4.1.125.Final') ? [0, 1] : []);
    };
    const fixedAfter = (component: Component): readonly string[] =>
      component.package === netty('buffer') ? ['4.1.126.Final'] : [];
    expect(upgradesOf(held, { affectedAt, fixedAfter })[0]?.to).toBe('4.1.126.Final');
  });

  test('keep the id while the target moves, and while a sibling loses its flaw', () => {
    const id = upgradesOf(held)[0]?.id;
    const moved: readonly Held[] = [[netty('codec'), '4.1.107.Final', '4.1.130.Final'], ...held.slice(1)];
    const fewer: readonly Held[] = [
      [netty('codec'), '4.1.107.Final'],
      [netty('common'), '4.1.107.Final', '4.1.118.Final'],
      [netty('buffer'), '4.1.107.Final'],
    ];
    expect(upgradesOf(moved)[0]?.id).toBe(id);
    expect(upgradesOf(fewer)[0]?.id).toBe(id);
    expect(upgradesOf(fewer)[0]?.title).toBe('Upgrade netty-common 4.1.107.Final → 4.1.118.Final on web-1');
  });

  test('are one action over like assets, also where one of these holds a single part', () => {
    const other = assetOf('web-2');
    const alone: Held = [netty('common'), '4.1.107.Final', '4.1.118.Final'];
    const actions = upgradesIn([...rowsOf(held), ...rowsOf([alone], other)]);
    expect(actions.map(({ title }) => title)).toEqual([
      'Upgrade io.netty 4.1.107.Final → 4.1.125.Final (2 packages) on 2 assets',
    ]);
  });
});

describe('what counts as released together', () => {
  test.each<[string, readonly Held[], number]>([
    [
      'an npm scope',
      [
        ['npm/@a/x', '1.2.3', '1.2.4'],
        ['npm/@a/y', '1.2.3', '1.2.5'],
      ],
      1,
    ],
    [
      'a NuGet prefix',
      [
        ['nuget/Acme.Web.One', '6.0.1', '6.0.2'],
        ['nuget/Acme.Web.Two', '6.0.1', '6.0.3'],
      ],
      1,
    ],
    [
      'no shared namespace',
      [
        ['npm/x', '1.2.3', '1.2.4'],
        ['npm/y', '1.2.3', '1.2.4'],
      ],
      2,
    ],
    [
      'a Go host',
      [
        ['golang/github.com/a/x', '1.2.3', '1.2.4'],
        ['golang/github.com/a/y', '1.2.3', '1.2.4'],
      ],
      2,
    ],
    [
      'different versions',
      [
        ['npm/@a/x', '1.2.3', '1.2.5'],
        ['npm/@a/y', '1.2.4', '1.2.5'],
      ],
      2,
    ],
    [
      'two packages at a first release',
      [
        ['npm/@a/x', '2.0.0', '2.0.1'],
        ['npm/@a/y', '2.0.0', '2.0.1'],
      ],
      2,
    ],
    [
      'three packages at a first release',
      [
        ['npm/@a/x', '2.0.0', '2.0.1'],
        ['npm/@a/y', '2.0.0', '2.0.1'],
        ['npm/@a/z', '2.0.0'],
      ],
      1,
    ],
    [
      'a shelf of unrelated packages',
      [
        ['maven/org.apache.commons/commons-text', '1.10.1', '1.11'],
        ['maven/org.apache.commons/commons-csv', '1.10.1', '1.12'],
      ],
      2,
    ],
    [
      'two lines of one namespace side by side',
      [
        ['maven/g/client', '4.5.7', '4.5.13'],
        ['maven/g/mime', '4.5.7', '4.5.13'],
        ['maven/g/core', '4.4.9', '4.4.16'],
        ['maven/g/nio', '4.4.9', '4.4.16'],
      ],
      2,
    ],
    [
      'Rails',
      [
        ['gem/actionpack', '6.1.4', '6.1.7'],
        ['gem/activerecord', '6.1.4', '6.1.6'],
      ],
      1,
    ],
    [
      'Rails and a gem at its version',
      [
        ['gem/actionpack', '6.1.4', '6.1.7'],
        ['gem/puma', '6.1.4', '6.1.6'],
      ],
      2,
    ],
    [
      'groups of Jetty',
      [
        ['maven/org.eclipse.jetty/jetty-server', '9.4.18.v20190429', '9.4.57.v20241219'],
        ['maven/org.eclipse.jetty.http2/http2-server', '9.4.18.v20190429', '9.4.53.v20231009'],
      ],
      1,
    ],
    [
      'Symfony, which releases only what changed',
      [
        ['composer/symfony/http-kernel', 'v5.4.16', '5.4.20'],
        ['composer/symfony/process', 'v5.4.11', '5.4.46'],
      ],
      1,
    ],
    [
      'Symfony and what is not of its releases',
      [
        ['composer/symfony/http-kernel', 'v1.4.16', '1.4.20'],
        ['composer/symfony/polyfill-ctype', 'v1.4.16', '1.4.20'],
      ],
      2,
    ],
  ])('%s', (_, held, expected) => {
    const actions = upgradesOf(held);
    expect(actions).toHaveLength(expected);
    expect(new Set(actions.map(({ id }) => id)).size).toBe(expected);
  });

  test('an asset where they stand at different versions speaks against it', () => {
    const one: readonly Held[] = [
      ['npm/@a/x', '1.2.3', '1.2.5'],
      ['npm/@a/y', '1.2.3', '1.2.6'],
    ];
    const other: readonly Held[] = [
      ['npm/@a/x', '1.2.4', '1.2.5'],
      ['npm/@a/y', '1.3.0', '1.3.1'],
    ];
    const rows = (held: readonly Held[]): readonly Action[] =>
      upgradesIn([...rowsOf(one), ...rowsOf(held, assetOf('inner', { kind: 'server' }))]);
    expect(rows(one)).toHaveLength(2);
    expect(rows(other)).toHaveLength(4);
  });
});
