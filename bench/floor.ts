// The least that any reader of these files must do: read, inflate, split into lines, and parse what is JSON.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

let values = 0;
for (const path of process.argv.slice(2)) {
  const packed = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(packed) : packed).toString('utf8');
  if (/\.ndjson(\.gz)?$/.test(path)) {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      JSON.parse(line);
      values += 1;
    }
  } else if (/\.json(\.gz)?$/.test(path)) {
    JSON.parse(text);
    values += 1;
  } else {
    values += text.split('\n').length;
  }
}
console.log(values);
