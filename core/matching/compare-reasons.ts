// Why a scanner and our own matching differ, in a few kinds that can be counted.

/** Only the scanner says so. */
export const theirWhys = {
  'not a vulnerability': 'it names no vulnerability: a setting, a secret, a missing update, the scanner’s own number',
  'no record': 'the feed has no record under this name that says which versions are affected',
  'no source':
    'the feed holds no record on any package of this distribution or kind that stands here: a source is missing',
  'not on this program': 'the feed has records of it, and none of them names this program',
  'program not listed': 'the scanner names no program, and the records name none that the inventory lists there',
  'asset not listed': 'the inventory does not hold this asset',
  'outside the range': 'the version is outside what the records call affected',
  'fixed build': 'the distribution’s own records call this build fixed',
  'said to be free': 'a publisher who may speak for it says that this version is fixed or not affected',
  withdrawn: 'every record of it has been withdrawn',
  'cannot tell': 'whether this version is affected can not be told',
} as const;

/** Only we say so. */
export const ourWhys = {
  'said to be fixed': 'the scanner says that it is fixed or not affected',
  'not named': 'the scanner speaks of this program, and not of this vulnerability',
  'program not named': 'the scanner says nothing of this program',
} as const;

export type TheirWhy = keyof typeof theirWhys;
export type OurWhy = keyof typeof ourWhys;

export interface Why<Kind> {
  readonly why: Kind;
  /** What it rests on: records, comparisons; empty where the kind says all. */
  readonly because: string;
}
