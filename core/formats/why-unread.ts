// Why a document is in none of the formats, where that can be told: so that its owner can mend it.
import type { Workbook } from '#core/formats/bases/workbook.ts';
import { declaresTypes } from '#core/formats/bases/xml-parts.ts';
import { declarationsFault } from '#core/formats/bases/xml-strict.ts';
import { unreadHeadings, unreadHeadingsOf } from '#core/formats/unread-headings.ts';

/** `undefined` where nothing is known of it; outside text inside. */
export function whyUnread(text: string): string | undefined {
  return declaresTypes(text) ? declarationsFault().message : unreadHeadings(text);
}

/** By the first sheet that can be seen and looks like a table of assets. */
export function whyUnreadWorkbook({ sheets }: Workbook): string | undefined {
  for (const { rows, isHidden } of sheets) {
    const why = isHidden ? undefined : unreadHeadingsOf(rows());
    if (why !== undefined) return why;
  }
  return undefined;
}
