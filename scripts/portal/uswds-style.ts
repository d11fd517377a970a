// Of the design system's style sheet (half a megabyte) the rules of the classes that the portal names, with each colour
// as a variable, so that dark mode changes variables alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#scripts/reference/source-text.ts';
import { rulesOf, sheetOf, type StyleRule } from '#scripts/portal/style-rules.ts';

const uswds = join(root, 'node_modules/@uswds/uswds/dist');

/** Rules in which every class of the system is one of these; throws at a colour that has no variable. */
export function uswdsStyle(classes: ReadonlySet<string>): string {
  const rules = rulesOf(readFileSync(join(uswds, 'css/uswds.css'), 'utf8'));
  return sheetOf(keptOf(rules, classes));
}

/** Classes of the system that some text names. */
export function uswdsClasses(text: string): ReadonlySet<string> {
  return new Set(text.match(/\busa-[a-z0-9]+(?:[-_]{1,2}[a-z0-9]+)*\b/g) ?? []);
}

/** All that the system's sheet knows. */
export function knownClasses(): ReadonlySet<string> {
  return uswdsClasses(readFileSync(join(uswds, 'css/uswds.css'), 'utf8'));
}

function keptOf(rules: readonly StyleRule[], classes: ReadonlySet<string>): readonly StyleRule[] {
  return rules.flatMap((rule): readonly StyleRule[] => {
    if (rule.kind === 'other') return [];
    if (rule.kind === 'group') {
      const inner = keptOf(rule.rules, classes);
      return inner.length === 0 ? [] : [{ ...rule, rules: inner }];
    }
    const selectors = rule.selectors.filter((selector) => isWanted(selector, classes));
    if (selectors.length === 0) return [];
    const declarations = rule.declarations.filter((one) => !isForOldEngines(one)).map(recoloured);
    return declarations.length === 0 ? [] : [{ kind: 'style', selectors, declarations }];
  });
}

function isWanted(selector: string, classes: ReadonlySet<string>): boolean {
  // What a selector excludes need not be on any page of ours.
  const named = selector.replaceAll(/:not\([^)]*\)/g, '').match(/\.[\w-]+/g) ?? [];
  return named.some((name) => name.startsWith('.usa-')) && named.every((name) => classes.has(name.slice(1)));
}

/** Engines that run the portal's modules know these names without a prefix, but for the one of line clamping. */
function isForOldEngines(declaration: string): boolean {
  return /^-(?:webkit|moz|ms|o)-(?!line-clamp|box-orient)/.test(declaration);
}

/** Colours of the sheet by the variable that stands for each: `portal/style/colours.css` gives both values of it. */
const variables: Readonly<Record<string, string>> = {
  '#1b1b1b': 'ink',
  '#3d4551': 'quiet',
  '#454545': 'quiet',
  '#565c65': 'quiet',
  '#71767a': 'edge',
  '#757575': 'edge',
  '#919191': 'edge',
  '#a9aeb1': 'edge-soft',
  '#c9c9c9': 'disabled',
  '#dfe1e2': 'line',
  '#e6e6e6': 'line',
  '#f0f0f0': 'soft',
  '#005ea2': 'accent',
  '#0050d8': 'accent',
  '#1a4480': 'accent-strong',
  '#162e51': 'accent-stronger',
  '#d9e8f6': 'accent-soft',
  '#97d4ea': 'accent-soft',
  '#2491ff': 'focus',
  '#54278f': 'visited',
  '#00bde3': 'told-edge',
  '#e7f6f8': 'told-ground',
  '#99deea': 'told-edge',
  '#c3ebfa': 'told-ground',
  '#e1f3f8': 'told-ground',
  '#00a91c': 'well-edge',
  '#ecf3ec': 'well-ground',
  '#ffbe2e': 'warn-edge',
  '#faf3d1': 'warn-ground',
  '#d54309': 'wrong-edge',
  '#f4e3db': 'wrong-ground',
  '#9c3d10': 'wrong-edge',
  '#b50909': 'wrong',
  '#d83933': 'wrong',
  '#8b0a03': 'wrong',
};

const white = /(?<![\w-])(?:white|#fff(?:fff)?)(?![\w-])/g;

function recoloured(declaration: string): string {
  const colon = declaration.indexOf(':');
  const [name, value] = [declaration.slice(0, colon), declaration.slice(colon + 1).trim()];
  // White is paper beneath, and what stands on the accent above.
  const inked = name === 'color' || name === 'fill' ? 'var(--on-accent)' : 'var(--paper)';
  const told = value
    .replaceAll(white, inked)
    .replaceAll(/#[0-9a-f]{3,8}\b/gi, (colour) => {
      const variable = variables[colour.toLowerCase()];
      if (variable === undefined) throw new Error(`no variable stands for the colour ${colour} in: ${declaration}`);
      return `var(--${variable})`;
    })
    .replaceAll(/Source Sans Pro Web, [^;]*sans-serif/g, 'var(--text)')
    .replaceAll(/Merriweather Web, [^;]*serif/g, 'var(--text)')
    .replaceAll(/url\("?\.\.\/(img\/[\w./-]+)"?\)/g, (_, path: string) => pictureAddress(path));
  return `${name}:${told}`;
}

/** Pictures are a few hundred bytes each: within the sheet they cost no request. */
function pictureAddress(path: string): string {
  if (!path.endsWith('.svg')) throw new Error(`only drawings are taken into the sheet, not ${path}`);
  const drawing = readFileSync(join(uswds, path), 'utf8').trim();
  return `url("data:image/svg+xml,${encodeURIComponent(drawing)}")`;
}
