// Logs of any size, nearly all of which is events that nobody asked for.
import { closeSync, openSync, writeSync } from 'node:fs';

const mebi = 1024 * 1024;
const eventMebi = 5;

/** Samples of 5 MiB of events each; every other one is right. */
export function writeLargeLog(path: string, samples: number): void {
  const file = openSync(path, 'w');
  const event = `{"event":"model","text":"${'"] } \\u00e9 {"'.replaceAll('"', '\\"').repeat(5000)}","deep":[[[{}]]]}`;
  const events = Array.from({ length: Math.ceil((eventMebi * mebi) / event.length) }, () => event).join(',');
  const head =
    '{"version":2,"status":"success","eval":{"model":"m","task":"t"},"results":{"total_samples":' +
    `${samples},"scores":[{"name":"match","scorer":"match","metrics":{"accuracy":{"name":"accuracy","value":0.5}}}]},"samples":[`;
  writeSync(file, head);
  for (let index = 0; index < samples; index++) {
    const value = index % 2 === 0 ? '"C"' : '"I"';
    writeSync(
      file,
      `${index === 0 ? '' : ','}{"id":${index},"epoch":1,"scores":{"match":{"value":${value}}},"events":[`,
    );
    writeSync(file, events);
    writeSync(file, ']}');
  }
  writeSync(file, ']}');
  closeSync(file);
}
