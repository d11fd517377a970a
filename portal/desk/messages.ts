// What the page and its worker say to each other.
import type { ColumnQuestion } from '#core/components/estate-reading.ts';
import type { Dropped } from '#core/kernel/tally.ts';

/** A file as it was chosen: its path within the folder that was, else its name. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** The plan's other forms, made when they are asked for. */
export const savedFormats = ['html', 'json', 'csv', 'ical', 'markdown'] as const;
export type SavedFormat = (typeof savedFormats)[number];

export interface Wanted {
  readonly hours: number;
  readonly asOf: string;
  /** The day that it is, on the person's clock. */
  readonly today: string;
  readonly boundBy: 'bod-26-04' | undefined;
}

/** Which column of a table holds something, as the person says it. */
export interface ToldColumn {
  readonly path: string;
  readonly meaning: string;
  /** `undefined`: none does. */
  readonly heading: string | undefined;
  readonly on: string;
}

/** What a person says of an action, or to a question. */
export interface Saying {
  readonly id: string;
  readonly move: 'start' | 'done' | 'defer' | 'answer';
  /** Hours spent. */
  readonly hours: number | undefined;
  /** With `answer`: a choice of the question, or why an action's vulnerabilities do not affect. */
  readonly because: string | undefined;
}

/** Each is answered by messages, the last of which is `done`. */
export type Order =
  | { readonly do: 'take'; readonly files: readonly ChosenFile[] }
  | { readonly do: 'leave out'; readonly path: string }
  | { readonly do: 'tell column'; readonly column: ToldColumn }
  | { readonly do: 'plan'; readonly wanted: Wanted }
  /** Of the plan that was made last; then it is made again. */
  | { readonly do: 'say'; readonly saying: Saying }
  | { readonly do: 'render'; readonly format: SavedFormat };

/** What became of a file. */
export type FileReport = { readonly path: string } & (
  | {
      readonly is: 'inventory';
      readonly format: string;
      readonly assets: number;
      readonly components: number;
      readonly statements: number;
      readonly dropped: readonly Dropped[];
      readonly questions: readonly ColumnQuestion[];
    }
  | { readonly is: 'feed'; readonly builtOn: string; readonly vulnerabilities: number; readonly isUsed: boolean }
  | { readonly is: 'state'; readonly plannedOn: string | undefined; readonly isUsed: boolean }
  /** In a folder: no inventory, and counted as such in the plan. */
  | { readonly is: 'passed over'; readonly reason: string; readonly why: string | undefined }
  /** Must be mended or left out before there is a plan. */
  | { readonly is: 'refused'; readonly reason: string; readonly place: string | undefined }
);

export interface Planned {
  readonly title: string;
  /** The report's HTML, of our own renderer. */
  readonly report: string;
  /** In the order in which the report tells them. */
  readonly actions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
  }[];
  readonly questions: readonly { readonly id: string; readonly answers: readonly string[] }[];
  /** The state to keep, or why this plan is none to keep. */
  readonly state: { readonly text: string } | { readonly whyNotKept: string };
}

export type Answer =
  | { readonly tells: 'progress'; readonly text: string }
  | { readonly tells: 'files'; readonly files: readonly FileReport[] }
  | { readonly tells: 'planned'; readonly planned: Planned }
  | { readonly tells: 'rendered'; readonly format: SavedFormat; readonly text: string }
  /** The person can mend it. */
  | { readonly tells: 'refused'; readonly reason: string }
  /** Our own failure. */
  | { readonly tells: 'failed'; readonly reason: string }
  | { readonly tells: 'done' };
