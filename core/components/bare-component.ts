import type { Component } from '#core/components/component.ts';

/** A component of which nothing is known but its name. */
export function bareComponent(name: string): Component {
  return {
    name,
    version: undefined,
    purl: undefined,
    package: undefined,
    qualifiers: {},
    cpes: [],
    vendor: undefined,
    depth: 'unknown',
    through: [],
    document: 0,
    statements: [],
  };
}
