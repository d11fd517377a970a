// The page: takes files, hands them to its worker, shows what comes back. It reads and decides nothing itself.
import { plural } from '#core/kernel/counted.ts';
import { chosenIn, droppedIn } from '#portal/desk/chosen-files.ts';
import { columnQuestions } from '#portal/desk/column-questions.ts';
import { byId } from '#portal/desk/element.ts';
import { fileList } from '#portal/desk/file-list.ts';
import {
  savedFormats,
  type Answer,
  type ChosenFile,
  type FileReport,
  type Order,
  type Planned,
  type Saying,
} from '#portal/desk/messages.ts';
import { placeReport } from '#portal/desk/report-place.ts';
import { addSayBars } from '#portal/desk/say-bars.ts';
import { fileKinds, saveFile } from '#portal/desk/save-file.ts';

/** The worker's whole text, put in by the bundle. */
declare const workerText: string;

const stateFileName = 'breakwater.state.json';
const hoursMax = 1000;

const status = byId('desk-status', HTMLElement);
const alertBox = byId('desk-alert', HTMLElement);
const report = byId('desk-report', HTMLElement);
const day = byId('desk-day', HTMLInputElement);
const hours = byId('desk-hours', HTMLInputElement);
const bound = byId('desk-bound', HTMLSelectElement);

let stateText: string | undefined;
let plannedAsOf = '';
/** The action or question that something was just said of. */
let saidOf: string | undefined;
/** Something was said that no saved file holds yet. */
let isUnsaved = false;
/** Orders that are not done yet. */
let open = 0;

const worker = new Worker(URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' })));
worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => heard(data));
worker.addEventListener('error', (event) => failed(event.message));

function order(message: Order): void {
  open += 1;
  status.classList.add('desk-busy');
  worker.postMessage(message, { transfer: [] });
}

function heard(answer: Answer): void {
  switch (answer.tells) {
    case 'progress':
      status.textContent = answer.text;
      return;
    case 'files':
      return showFiles(answer.files);
    case 'planned':
      return showPlan(answer.planned);
    case 'rendered': {
      const { ending, type } = fileKinds[answer.format];
      return saveFile(`breakwater-plan-${plannedAsOf}.${ending}`, type, answer.text);
    }
    case 'refused':
      return refuse(answer.reason);
    case 'failed':
      return failed(answer.reason);
    case 'done':
      open -= 1;
      if (open === 0) rest();
  }
}

function rest(): void {
  status.classList.remove('desk-busy');
  status.textContent = report.hidden ? '' : `Made. ${document.title}.`;
}

function refuse(reason: string): void {
  saidOf = undefined;
  alertBox.textContent = reason;
  alertBox.scrollIntoView({ block: 'nearest' });
}

function failed(reason: string): void {
  refuse(`This is a failure of the page, not of your files. Please report it with this text:\n${reason}`);
}

function take(files: readonly ChosenFile[]): void {
  if (files.length === 0) return;
  alertBox.textContent = '';
  status.textContent = `Reading ${plural(files.length, 'file')}`;
  order({ do: 'take', files });
}

function showFiles(files: readonly FileReport[]): void {
  alertBox.textContent = '';
  byId('desk-list', HTMLElement).replaceChildren(
    ...fileList(files, (path) => {
      order({ do: 'leave out', path });
      byId('desk-files', HTMLElement).focus();
    }),
  );
  byId('desk-look', HTMLElement).replaceChildren(
    ...columnQuestions(files, (path, meaning, heading) => {
      isUnsaved = true;
      order({ do: 'tell column', column: { path, meaning, heading, on: today() } });
    }),
  );
  showNeeds(files);
  if (!report.hidden) makeOld();
}

function showNeeds(files: readonly FileReport[]): void {
  const inventories = files.filter((file) => file.is === 'inventory');
  need('desk-need-inventory', inventories.length === 0 ? '' : `${plural(inventories.length, 'document')} read`);
  const feed = files.find((file) => file.is === 'feed' && file.isUsed);
  need(
    'desk-need-feed',
    feed?.is === 'feed'
      ? `${plural(feed.vulnerabilities, 'vulnerability', 'vulnerabilities')}, built on ${feed.builtOn}`
      : '',
  );
  const state = files.find((file) => file.is === 'state' && file.isUsed);
  need('desk-need-state', state?.is === 'state' ? `The state of ${state.plannedOn ?? 'no plan yet'}` : '');
}

function need(id: string, have: string): void {
  const item = byId(id, HTMLElement);
  item.classList.toggle('desk-there', have !== '');
  const line = item.querySelector('.desk-have');
  if (line !== null) line.textContent = have;
}

/** A plan of other files than those that lie there must not pass for theirs. */
function makeOld(): void {
  if (report.querySelector('.desk-old') !== null) return;
  const note = document.createElement('p');
  note.className = 'desk-old';
  note.textContent = 'Your files changed since this plan was made. Make it again.';
  report.prepend(note);
}

function showPlan(planned: Planned): void {
  placeReport(planned.report, report);
  addSayBars(planned, report, say);
  report.hidden = false;
  byId('desk-plan', HTMLElement).hidden = false;
  document.title = planned.title;
  const { state } = planned;
  stateText = 'text' in state ? state.text : undefined;
  byId('desk-save-state', HTMLElement).hidden = stateText === undefined;
  byId('desk-state-say', HTMLElement).replaceChildren(...stateSay(state));
  if (saidOf === undefined) {
    report.focus({ preventScroll: true });
    byId('desk-plan', HTMLElement).scrollIntoView();
  } else goBackTo(saidOf);
  saidOf = undefined;
}

/** Who said something of one action goes on from there, not from the top. */
function goBackTo(id: string): void {
  const action = report.querySelector<HTMLElement>(`#${CSS.escape(`action-${id}`)}`) ?? report;
  action.tabIndex = -1;
  action.focus();
}

function say(saying: Saying): void {
  alertBox.textContent = '';
  saidOf = saying.id;
  isUnsaved = true;
  order({ do: 'say', saying });
}

const keepIt = [...byId('desk-state-say', HTMLElement).childNodes];

function stateSay(state: Planned['state']): readonly (Node | string)[] {
  if ('text' in state) return keepIt;
  return [`There is no state to save with this plan: ${state.whyNotKept}.`];
}

function makePlan(): void {
  alertBox.textContent = '';
  const wanted = Number(hours.value.trim().replace(',', '.'));
  if (!/^\s*\d+([.,]\d+)?\s*$/.test(hours.value) || wanted > hoursMax) {
    refuse(`Hours are a number from 0 to ${hoursMax}.`);
    return hours.focus();
  }
  if (day.value === '') {
    refuse('Say for which day the plan is made.');
    return day.focus();
  }
  plannedAsOf = day.value;
  status.textContent = 'Matching what you run with what is known';
  const boundBy = bound.value === 'bod-26-04' ? bound.value : undefined;
  order({ do: 'plan', wanted: { hours: wanted, asOf: day.value, today: today(), boundBy } });
}

function today(): string {
  return Temporal.Now.plainDateISO().toString();
}

function listen(): void {
  for (const id of ['desk-choose', 'desk-choose-folder']) {
    const input = byId(id, HTMLInputElement);
    input.addEventListener('change', () => take(chosenIn(input)));
  }
  const drop = byId('desk-drop', HTMLElement);
  // Anywhere on the page: a file that misses the box would otherwise be opened in its place.
  addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('desk-over');
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.classList.remove('desk-over');
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('desk-over');
    if (event.dataTransfer !== null)
      droppedIn(event.dataTransfer).then(take, (error: unknown) => refuse(String(error)));
  });
  byId('desk-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    makePlan();
  });
  byId('desk-print', HTMLElement).addEventListener('click', () => print());
  byId('desk-save-state', HTMLElement).addEventListener('click', () => {
    if (stateText === undefined) return;
    saveFile(stateFileName, 'application/json', stateText);
    isUnsaved = false;
  });
  addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
  for (const format of savedFormats) {
    document.querySelector(`[data-save="${format}"]`)?.addEventListener('click', () => order({ do: 'render', format }));
  }
}

if ('Temporal' in globalThis && 'toHex' in Uint8Array.prototype) {
  day.value = today();
  listen();
} else refuse('This browser is too old for this page: open it in Edge or Chrome of 2026 or later.');
