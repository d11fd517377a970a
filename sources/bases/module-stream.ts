// Module streams of RPM distributions: a release holds several lines of one package side by side, `nodejs:18` and
// `nodejs:20`, and a fix for one says nothing of the others. No build names its stream; but where a package is numbered as
// its stream is, its versions tell the line.

/** The first version of the line that a fixed build belongs to, with its epoch; `undefined` where its number does not tell. */
export function startOfLine(stream: string | undefined, version: string): string | undefined {
  const line = stream?.split(':')[1];
  if (line === undefined || !/^\d{1,9}(?:\.\d{1,9}){0,3}$/.test(line)) return undefined;
  const [, epoch = '', bare = ''] = /^(\d{1,9}:)?(.*)$/.exec(version.slice(0, 500)) ?? [];
  return bare.startsWith(`${line}.`) || bare.startsWith(`${line}-`)
    ? `${epoch === '0:' ? '' : epoch}${line}`
    : undefined;
}

/** The stream that a bulletin names in its title, `Important: nodejs:18 security update`. */
export function streamInTitle(title: string): string | undefined {
  return /(?:^|\s)([\w.+-]{1,100}:[\d.]{1,20})(?=,|\s+(?:and|security|bug|enhancement)\b)/.exec(
    title.slice(0, 500),
  )?.[1];
}

/** Whether a build was made for a module stream: `1.2-3.module+el8.6.0+123+abc`, `1.2-3.module_el8.6.0+123+abc`. */
export function isOfModule(version: string): boolean {
  return /\.module[+_]/.test(version.slice(0, 500));
}
