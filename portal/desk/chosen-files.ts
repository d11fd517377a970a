// Files as they are chosen or dropped, folders with all that lies in them.
import type { ChosenFile } from '#portal/desk/messages.ts';

export function chosenIn(input: HTMLInputElement): readonly ChosenFile[] {
  const files = [...(input.files ?? [])].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
  // So that choosing the same file again is a choice too.
  input.value = '';
  return files;
}

/** What was dropped must be taken hold of before anything is awaited: the browser forgets it. */
export async function droppedIn(dropped: DataTransfer): Promise<readonly ChosenFile[]> {
  const items = [...dropped.items].filter(({ kind }) => kind === 'file');
  const held = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: ChosenFile[] = [];
  for (const { entry, file } of held) {
    if (entry !== null) await walk(entry, found);
    else if (file !== null) found.push({ path: file.name, file });
  }
  return found;
}

async function walk(root: FileSystemEntry, found: ChosenFile[]): Promise<void> {
  const entries = [root];
  for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
    if (isFile(entry)) found.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry) });
    else if (isFolder(entry)) entries.push(...(await entriesOf(entry)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A browser hands a folder's entries over a hundred at a time, until there are none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (true) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
