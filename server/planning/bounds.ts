// How much of an organization's inventory and plan is kept in rows. Apart from the schemas that hold to it: the program that
// plans needs none of these.

/** Longer names of assets are refused where a document is read: the state and the rows name assets by them. */
export const assetNameCharactersMax = 300;
export const pathCharactersMax = 300;
/** And of software: its maker's name and its own together. */
export const softwareNameCharactersMax = 2000;
export const subjectCharactersMax = softwareNameCharactersMax + 100;
/** With the path that two assets of one name are told apart by. */
export const standingNameCharactersMax = 640;

export const nameCharactersMax = 300;
export const purlCharactersMax = 600;
export const wordsCharactersMax = 600;

/** Rows in one line of the answer. */
export const batchMax = 1000;

export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

export function cutOptional(text: string | undefined, most: number): string | undefined {
  return text === undefined ? undefined : cut(text, most);
}
