import type { Advisory } from '#core/advisories/advisory.ts';
import { describe as describeRange } from '#core/versions/range.ts';
import type { WhatWasRead } from '#tests/sources.ts';

/** The one advisory that was read. */
export function theAdvisory(what: WhatWasRead): Advisory {
  const [first, ...others] = what.records;
  if (first?.kind !== 'advisory' || others.length > 0) throw new Error(`not one advisory: ${what.dropped.join()}`);
  return first.advisory;
}

/** Each statement in one line: name, stance, scheme, range, what could not be read. */
export function linesOf(advisory: Advisory): readonly string[] {
  return advisory.statements.map(({ subject, stance, scheme, range, unreadable }) => {
    const name =
      subject.kind === 'package'
        ? subject.package
        : subject.kind === 'cpe'
          ? subject.cpe
          : `${subject.vendor}/${subject.product}`;
    return [name, stance, scheme, describeRange(range), ...unreadable].join(' | ');
  });
}
