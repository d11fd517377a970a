import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readInventory } from '#cli/inventory.ts';
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import { emptyState } from '#core/plans/state.ts';
import { renderState } from '#core/plans/state-document.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { compileTools } from '#feeds/tools.ts';
import { Desk } from '#portal/desk/desk.ts';
import type { ChosenFile } from '#portal/desk/messages.ts';
import { readSync, syncFile } from '#tests/sync-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-desk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const list = 'Hostname,Vendor,Product,Version\nweb1,F5,nginx,1.25.0\n';
const unread = 'What we have,Vendor,Prduct\nfw,Fortinet,FortiGate 60F\n';
const declaring = '<!DOCTYPE project [<!ENTITY x "y">]><project>&x;</project>';
const bom = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  components: [{ type: 'library', name: 'lodash', version: '4.17.20', purl: 'pkg:npm/lodash@4.17.20' }],
});

function means(): ConstructorParameters<typeof Desk>[0] {
  return { readSync, digest: (bytes) => Promise.resolve(hash('sha256', bytes, 'hex')) };
}

function feedOf(builtOn: string, path: string): ChosenFile {
  const bytes = Buffer.concat(compile(new FeedDraft(schemeOf), [], builtOn, compileTools).parts);
  return { path, file: syncFile(bytes, path) };
}

function chosen(path: string, text: string): ChosenFile {
  return { path, file: syncFile(Buffer.from(text), path) };
}

async function deskWith(...files: readonly ChosenFile[]): Promise<Desk> {
  const desk = new Desk(means());
  await desk.take(files, () => undefined);
  return desk;
}

const feed = feedOf('2026-11-20', 'a.bwfeed');

describe('what lies on the desk', () => {
  test('is the inventory that the command reads of the same folder, with what both pass over', async () => {
    const made: Readonly<Record<string, string>> = {
      'lists/hosts.csv': list,
      'portal.cdx.json': bom,
      'é/zoo.cdx.json': bom,
      'Zoo.cdx.json': bom,
      'notes.docx': 'text',
      'settings.json': '{"a":1}',
      'lists/equipment.csv': unread,
      'lists/build.xml': declaring,
      '.git/config': 'x',
      '.git/objects/a.json': bom,
      'lists/.hidden.csv': list,
      'breakwater.state.json': renderState(emptyState),
    };
    for (const [name, text] of Object.entries(made)) {
      mkdirSync(dirname(join(folder, 'inventory', name)), { recursive: true });
      writeFileSync(join(folder, 'inventory', name), text);
    }
    const files = readdirSync(join(folder, 'inventory'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => chosen(path.slice(folder.length + 1), readFileSync(path, 'utf8')));
    const laid = (await deskWith(feed, ...files)).laid();
    const expected = await readInventory(['inventory'], { cwd: folder });
    expect('inventory' in laid && JSON.parse(JSON.stringify(laid.inventory))).toEqual(
      JSON.parse(JSON.stringify(expected)),
    );
    expect(expected.documents.at(-1)?.dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['file that holds no inventory', 3],
      ['file whose name is none of an inventory', 1],
      ['hidden file or folder', 2],
    ]);
  });

  test.each([
    [
      'equipment.csv',
      unread,
      /^is a table whose headings are "What we have", "Vendor", "Prduct"; .*did you mean Product\?$/,
    ],
    ['build.xml', declaring, /^declares entities or types of its own .*: XML that does is refused, since /],
    ['notes.docx', 'text', /^is no inventory in a format that is read$/],
  ])('names why %s can not be read', async (path, text, why) => {
    const [report] = (await deskWith(chosen(path, text))).reports();
    expect(report).toMatchObject({ is: 'refused', reason: expect.stringMatching(why) as unknown });
    const [inFolder] = (await deskWith(chosen(`a/${path.replace('docx', 'txt')}`, text))).reports();
    expect(inFolder).toMatchObject({ is: 'passed over', reason: 'file that holds no inventory' });
  });

  test('takes the feed that was built last, and the state that was planned with last', async () => {
    const state = (plannedOn: string): string => renderState({ ...emptyState, plannedOn });
    const desk = await deskWith(
      feedOf('2026-11-25', 'new.bwfeed'),
      feed,
      chosen('breakwater.state (2).json', state('2026-11-18')),
      chosen('breakwater.state.json', state('2026-11-11')),
      chosen('hosts.csv', list),
    );
    const laid = desk.laid();
    expect('feedName' in laid && [laid.feedName, laid.state.plannedOn]).toEqual(['new.bwfeed', '2026-11-18']);
    await desk.leaveOut('new.bwfeed');
    await desk.leaveOut('breakwater.state (2).json');
    const left = desk.laid();
    expect('feedName' in left && [left.feedName, left.state.plannedOn]).toEqual(['a.bwfeed', '2026-11-11']);
  });

  test.each<readonly [string, readonly ChosenFile[], string]>([
    ['nothing at all', [], 'Add what you run'],
    ['a feed alone', [feed], 'Add what you run'],
    ['an inventory alone', [chosen('hosts.csv', list)], 'Add the feed'],
    ['a folder without an inventory', [feed, chosen('docs/notes.docx', 'text')], 'Add what you run'],
    ['a file that is none', [feed, chosen('hosts.csv', list), chosen('notes.docx', 'text')], 'notes.docx'],
    ['a feed of another kind', [chosen('b.bwfeed', 'text'), chosen('hosts.csv', list)], 'b.bwfeed'],
  ])('lacks something where it holds %s', async (_, files, lacks) => {
    const laid = (await deskWith(...files)).laid();
    expect('lacks' in laid && laid.lacks).toContain(lacks);
  });

  test('holds the last of two files of one path', async () => {
    const desk = await deskWith(feed, chosen('hosts.csv', list), chosen('hosts.csv', list.replace('web1', 'web2')));
    const laid = desk.laid();
    expect('inventory' in laid && laid.inventory.assets.map(({ name }) => name)).toEqual(['web2']);
  });
});
