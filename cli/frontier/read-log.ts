import { refuseFolder, refuseOtherThanLog } from '#cli/frontier/own-document.ts';
import { judgeLog, type JudgedLog } from '#core/frontier/evidence/judged-log.ts';
import { evaluationLog, logSample, type LogSample } from '#core/frontier/evidence/log.ts';
import { readInspectLog } from '#sources/archive/inspect-log.ts';

/** @throws BadDocument see `readInspectLog` */
export async function readLog(path: string): Promise<JudgedLog> {
  refuseFolder(path, `${path}/*.eval`);
  refuseOtherThanLog(path);
  const samples: LogSample[] = [];
  const head = await readInspectLog(path, (sample) => void samples.push(logSample(sample)));
  return judgeLog(evaluationLog(head, samples));
}
