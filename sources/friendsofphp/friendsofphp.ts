// FriendsOfPHP's security advisories: Composer packages, with the affected constraints of each branch.
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { isRecord, recordOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { namedEnds } from '#sources/bases/named-ends.ts';
import { flawsNamed, namesIn, nativeRange, ownPath } from '#sources/bases/native-advisory.ts';
import { idOf, instantOf, referencesOf } from '#sources/bases/texts.ts';
import { addRange, draftOf, finish, type SaidOfVersions } from '#sources/bases/versions-draft.ts';
import type { Origin, RecordReader, Sink } from '#sources/reader.ts';

export const friendsOfPhp: RecordReader = { source: 'friendsofphp', holds: 'one', recognises, read };

const scheme = 'composer://';

function recognises(record: JsonRecord): boolean {
  return textOf(record['reference'])?.startsWith(scheme) === true && isRecord(record['branches']);
}

function read(record: JsonRecord, sink: Sink, origin: Origin): void {
  const id = idOf(ownPath(textOf(record['_path']), origin.name, 2));
  const found = packageOfEcosystem('Packagist', textOf(record['reference'])?.slice(scheme.length) ?? '');
  const composer = schemeOf('composer');
  if (id === undefined || found === undefined || composer === undefined) {
    sink.drop('record names no Composer package', origin.name);
    return;
  }
  const cve = textOf(record['cve']);
  const named = flawsNamed(namesIn(cve === undefined || cve === '~' ? [] : [cve], sink.drop), id, {
    weaknesses: [],
    severities: [],
  });
  const link = textOf(record['link']);
  const versions = versionsOf(record, composer);
  sink.take({
    kind: 'advisory',
    advisory: {
      id,
      publisher: 'FriendsOfPHP',
      source: 'friendsofphp',
      title: textOf(record['title']) ?? id,
      details: '',
      publishedAt: firstFixAt(record),
      modifiedAt: undefined,
      withdrawnAt: undefined,
      references: referencesOf(link === undefined ? [] : [{ url: link, kind: 'advisory' }], sink.drop),
      ...named,
      statements: [
        {
          ...versions,
          flaws: named.flaws.map((_, index) => index),
          subject: { kind: 'package', package: found.package, release: undefined },
          stance: 'affected',
          justification: undefined,
          fixed: namedEnds(versions.range, constraintsOf(record).join(' ')),
        },
      ],
      remediations: [],
    },
  });
}

/** Of each branch the constraints hold all together; the branches are alternatives. */
function versionsOf(record: JsonRecord, composer: Scheme): SaidOfVersions {
  const draft = draftOf(composer);
  for (const [name, branch] of Object.entries(recordOf(record['branches']) ?? {})) {
    const constraints = textsOf(recordOf(branch)?.['versions']);
    const text = constraints.join(', ');
    if (constraints.length === 0) draft.unreadable.push(`branch ${name} without versions`);
    else addRange(draft, nativeRange(composer, text), text);
  }
  if (draft.intervals.length === 0 && draft.unreadable.length === 0) draft.unreadable.push('no versions are stated');
  return finish(draft);
}

function constraintsOf(record: JsonRecord): readonly string[] {
  return Object.values(recordOf(record['branches']) ?? {}).flatMap((branch) => textsOf(recordOf(branch)?.['versions']));
}

/** The database dates only the fixes, by branch. */
function firstFixAt(record: JsonRecord): string | undefined {
  const times = Object.values(recordOf(record['branches']) ?? {}).flatMap(
    (branch) => instantOf(recordOf(branch)?.['time']) ?? [],
  );
  return times.sort()[0];
}
