// What every program that runs apart begins with: its code is loaded, then it may read no file any more, then its task comes.
import { taken, type Task } from '#server/apart/task.ts';

/** Says a part of the answer; returns when the server has it, so that a slow one is not flooded. */
export type Say = (line: object) => Promise<void>;

/**
 * Says by an empty line that it is ready, waits for the task, does it, and ends.
 *
 * @param load loads all code that may be needed: nothing can be read from disk once it is done
 * @param openFiles opens what the order names, before anything that is not trusted is looked at
 */
export async function begin<Opened>(
  load: () => Promise<unknown>,
  openFiles: (order: object) => Opened,
  work: (task: Task, say: Say, opened: Opened) => Promise<void>,
): Promise<void> {
  await load();
  await write('');
  const task = await taken(process.stdin);
  if (task === undefined) return;
  const opened = openFiles(task.order);
  process.permission?.drop('fs.read');
  await work(task, say, opened);
}

function say(line: object): Promise<void> {
  return write(JSON.stringify(line));
}

function write(line: string): Promise<void> {
  return new Promise((resolve) => void process.stdout.write(`${line}\n`, () => resolve()));
}
