// Columns that were guessed: each is shown, and confirmed or corrected by the person.
import { button, choice, element } from '#portal/desk/element.ts';
import type { FileReport } from '#portal/desk/messages.ts';

/** Which column of this file holds this; `undefined`: none does. */
export type Say = (path: string, meaning: string, heading: string | undefined) => void;

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
    say(path, meaning, select.value === '' ? undefined : select.value);
  });
  confirm.setAttribute('aria-label', `Confirm the ${meaning} of ${path}`);
  return element('li', '', label, select, confirm);
}
