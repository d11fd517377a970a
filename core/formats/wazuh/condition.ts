/** `Package less than 4.3.2` names the version that mends it; `Package unfixed` and `less than or equal to` name none. */
export function fixedByCondition(condition: string | undefined): readonly string[] {
  const version = /^Package less than (?!or equal)(\S{1,200})$/i.exec(condition?.trim().slice(0, 300) ?? '')?.[1];
  return version === undefined ? [] : [version];
}
