// Beside each action and each question of the report: what became of it, said here and kept in the state file.
import { justifications } from '#core/plans/state.ts';
import { button, choice, element } from '#portal/desk/element.ts';
import type { Planned, Saying } from '#portal/desk/messages.ts';

type Say = (saying: Saying) => void;

export function addSayBars({ actions, questions }: Planned, report: HTMLElement, say: Say): void {
  for (const action of actions) {
    report.querySelector(`#${CSS.escape(`action-${action.id}`)}`)?.append(actionBar(action, say));
  }
  const items = report.querySelectorAll('[aria-labelledby="questions"] > ol > li');
  for (const [index, { id, answers }] of questions.entries()) addAnswers(items[index], { id, answers }, say);
}

const becameOf: readonly (readonly [string, string])[] = [
  ['done', 'It is done'],
  ['start', 'We began with it'],
  ['defer', 'Not now: back in 30 days'],
  ...justifications.map((one) => [one, `It does not affect us: ${one.replaceAll('_', ' ')}`] as const),
];

/** What came of looking it up: first, for it is what the action asks for. */
const foundOf: typeof becameOf = [
  ['affected', 'We looked: it is affected'],
  ['not affected', 'We looked: it is not affected'],
];

let fields = 0;

function actionBar({ id, kind, title }: Planned['actions'][number], say: Say): HTMLElement {
  fields += 1;
  const choices = kind === 'confirm' ? [...foundOf, ...becameOf] : becameOf;
  const what = element('select', '', ...choices.map(([value, text]) => choice(value, text)));
  what.id = `desk-became-${fields}`;
  const hours = element('input', 'desk-spent');
  hours.id = `desk-spent-${fields}`;
  hours.inputMode = 'decimal';
  hours.autocomplete = 'off';
  const keep = button('Say so', 'desk-button desk-plain desk-small', () => {
    const text = hours.value.trim().replace(',', '.');
    const isHours = text === '' || /^\d{1,4}(\.\d+)?$/.test(text);
    hours.setCustomValidity(isHours ? '' : 'Hours are a number, such as 1.5');
    if (hours.reportValidity()) say({ id, ...moveOf(what.value), hours: text === '' ? undefined : Number(text) });
  });
  keep.setAttribute('aria-label', `Say so of ${title}`);
  return element(
    'div',
    'desk-say desk-screen',
    label('What became of it', what),
    what,
    label('Hours spent', hours),
    hours,
    keep,
  );
}

function moveOf(value: string): Pick<Saying, 'move' | 'because'> {
  if (value === 'done' || value === 'start' || value === 'defer') return { move: value, because: undefined };
  return { move: 'answer', because: value };
}

function addAnswers(item: Element | undefined, { id, answers }: Planned['questions'][number], say: Say): void {
  if (item === undefined) return;
  const buttons = answers.map((because) =>
    button(because, 'desk-button desk-plain desk-small', () => say({ id, move: 'answer', because, hours: undefined })),
  );
  const bar = element('div', 'desk-say desk-screen', element('span', '', 'Answer:'), ...buttons);
  bar.role = 'group';
  // The buttons say a word each: who hears the page is told what it answers.
  bar.ariaLabel = item.textContent.trim();
  item.append(bar);
}

function label(text: string, field: HTMLElement): HTMLLabelElement {
  const made = element('label', '', text);
  made.htmlFor = field.id;
  return made;
}
