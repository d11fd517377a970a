// What became of a file, for the page to show.
import type { FileReport } from '#portal/desk/messages.ts';
import type { Read } from '#portal/desk/read-chosen.ts';

export type Outcome =
  | Exclude<Read, { is: 'nothing' }>
  /** `why`: what can be told of this file beyond the reason. */
  | { readonly is: 'passed over'; readonly reason: string; readonly why?: string | undefined }
  | { readonly is: 'refused'; readonly reason: string; readonly place?: string };

export function fileReport(path: string, outcome: Outcome, isUsed: boolean): FileReport {
  switch (outcome.is) {
    case 'feed': {
      const { builtOn, vulnerabilities } = outcome.feed.head();
      return { path, is: 'feed', builtOn, vulnerabilities, isUsed };
    }
    case 'state':
      return { path, is: 'state', plannedOn: outcome.state.plannedOn, isUsed };
    case 'inventory':
      return inventoryReport(path, outcome.content);
    case 'passed over':
      return { path, is: 'passed over', reason: outcome.reason, why: outcome.why };
    case 'refused':
      return { path, is: 'refused', reason: outcome.reason, place: outcome.place };
  }
}

type Content = Extract<Read, { is: 'inventory' }>['content'];

function inventoryReport(path: string, content: Content): FileReport {
  if (content.kind === 'inventory') {
    const { format, components, overall, loose, dropped } = content.reading;
    const stated = components.reduce((sum, { statements }) => sum + statements.length, overall.length + loose.length);
    // A document of nothing but statements describes nothing of its own.
    const own = components.length === 0 && stated > 0 ? 0 : 1;
    const counts = { assets: own, components: components.length, statements: stated };
    return { path, is: 'inventory', format, ...counts, dropped, questions: [] };
  }
  const { format, assets, statements, dropped, questions = [] } = content.reading;
  const components = assets.reduce((sum, asset) => sum + asset.components.length, 0);
  const counts = { assets: assets.length, components, statements: statements.length };
  return { path, is: 'inventory', format, ...counts, dropped, questions };
}
