// Reads a file into one piece of memory again and again, and does nothing with it: what a log costs at least.
import { closeSync, openSync, readSync } from 'node:fs';

const file = openSync(process.argv[2] ?? '', 'r');
const piece = new Uint8Array(256 * 1024);
while (readSync(file, piece) > 0);
closeSync(file);
