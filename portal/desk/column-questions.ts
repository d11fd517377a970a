// Columns that were guessed: each is shown, and confirmed or corrected by the person.
import { button, element } from '#portal/desk/element.ts';
import type { FileReport } from '#portal/desk/messages.ts';

/** What the person says of a file's columns: headings, and what each is; `''`: nobody reads it. */
export type Say = (path: string, columns: Readonly<Record<string, string>>) => void;

type Table = Extract<FileReport, { is: 'inventory' }>;

export function columnQuestions(files: readonly FileReport[], say: Say): readonly Node[] {
  const asked = files.filter((file): file is Table => file.is === 'inventory' && file.questions.length > 0);
  if (asked.length === 0) return [];
  const items = asked.flatMap((file) => file.questions.map((question) => item(file.path, question, say)));
  const box = element(
    'div',
    'desk-look',
    element('h3', '', 'What you should look at'),
    element('p', '', 'These columns were read by a guess. Say whether it is right; the plan rests on them.'),
    element('ul', '', ...items),
  );
  return [box];
}

let selects = 0;

function item(path: string, question: Table['questions'][number], say: Say): HTMLLIElement {
  const { meaning, guess, candidates } = question;
  const select = element(
    'select',
    '',
    ...candidates.map((heading) => choice(heading, heading)),
    choice('', 'no column'),
  );
  select.value = guess ?? '';
  selects += 1;
  select.id = `desk-column-${selects}`;
  const label = element('label', '', `${path}: which column is the ${meaning}?`);
  label.htmlFor = select.id;
  const confirm = button('Confirm', 'desk-button desk-small', () => {
    const others = candidates.filter((heading) => heading !== select.value);
    // What is not chosen is nobody's where it was the guess, or where there is no such column at all.
    const refused = select.value === '' ? others : others.filter((heading) => heading === guess);
    const said = Object.fromEntries(refused.map((heading) => [heading, '']));
    say(path, select.value === '' ? said : { ...said, [select.value]: meaning });
  });
  confirm.setAttribute('aria-label', `Confirm the ${meaning} of ${path}`);
  return element('li', '', label, select, confirm);
}

function choice(value: string, text: string): HTMLOptionElement {
  const made = element('option', '', text);
  made.value = value;
  return made;
}
