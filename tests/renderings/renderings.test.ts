import { describe, expect, test } from 'vitest';
import * as csv from '#core/formats/plan-csv/plan-csv.ts';
import * as html from '#core/formats/plan-html/plan-html.ts';
import * as ical from '#core/formats/plan-ical/plan-ical.ts';
import * as markdown from '#core/formats/plan-markdown/plan-markdown.ts';
import * as terminal from '#core/formats/plan-terminal/plan-terminal.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { hostileText, planWith } from '#tests/fixtures/plans.ts';

const hostile = planWith(hostileText);
const steering = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('outside text is escaped for its medium', () => {
  test('a terminal gets no control or bidirectional character', () => {
    const text = terminal.renderPlan(hostile, { columns: 100, colour: false });
    expect(text).not.toMatch(steering);
    expect(text).not.toContain('\r');
    expect(text).toContain('<script>'); // shown as it is, a terminal does nothing with it
  });

  test('a page gets no element, attribute or address from outside', () => {
    const page = html.renderPlan(hostile);
    expect(page).not.toMatch(/<script|<img|javascript:[^a]/i);
    expect(page).not.toMatch(/onerror=alert\(1\)>/);
    expect(page).not.toMatch(steering);
    expect(page).toContain('&lt;script&gt;');
  });

  test('a spreadsheet gets no formula', () => {
    for (const lead of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '|x', '%x']) {
      const rows = csv.renderPlan(planWith(lead)).split('\r\n').slice(1);
      for (const cell of rows.join(',').split(',')) expect(cell.replace(/^"/, '')).not.toMatch(/^\s*[=+@|%]/);
    }
  });

  test('a CSV row never breaks in two', () => {
    expect(csv.renderPlan(hostile).trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('a calendar gets no line from outside, and lines of at most 75 octets', () => {
    const text = ical.renderPlan(hostile);
    const lines = text.split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replace(/\r\n/g, '')).not.toMatch(steering);
  });

  test('Markdown gets no link, element, table cell or heading', () => {
    const text = markdown.renderPlan(hostile);
    expect(text).not.toMatch(/(^|[^\\])\[x\]/);
    expect(text).not.toMatch(/<(script|img)/);
    expect(text).not.toMatch(steering);
    expect(text.split('\n').filter((line) => line.startsWith('| 2 |'))).toHaveLength(1);
  });

  test('JSON gets escapes, and reads back as it was', () => {
    const text = jsonText(hostile, 2);
    expect(text).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(hostile)));
  });
});

describe('a terminal', () => {
  test.each([40, 60, 80, 100, 200])('of %i columns gets lines that fit, at most 100', (columns) => {
    for (const plan of [hostile, planWith('log4j-core'), planWith('w'.repeat(300))]) {
      for (const line of terminal.renderPlan(plan, { columns, colour: false }).split('\n')) {
        expect(Array.from(line).length).toBeLessThanOrEqual(Math.min(100, columns));
      }
    }
  });

  test('is told what can not be seen even where nothing is to do', () => {
    const empty = { ...planWith('x'), actions: [], later: [] };
    const summary = { ...empty.summary, matches: 0, vulnerabilities: 0 };
    const text = terminal.renderPlan({ ...empty, summary }, { columns: 100, colour: false });
    expect(text).toContain('nothing that the feed covers asks for one');
    expect(text).toContain('What this plan cannot see');
  });
});

describe('a week without actions while something is open', () => {
  const open = { ...planWith('x'), actions: [] };
  const later = open.later.map((action) => ({ ...action, state: 'deferred' as const, week: 1 }));
  const putOff = { ...open, later, summary: { ...open.summary, emptyOn: undefined } };

  test.each([
    ['put off', putOff, 'what is open stands under Later'],
    ['without a way out', { ...open, later: [] }, 'the feed names nothing to do'],
  ])('%s: is never called a week that nothing asks for', (_, plan, words) => {
    for (const text of [terminal.renderPlan(plan, { columns: 100, colour: false }), html.renderPlan(plan)]) {
      const flat = text.replaceAll(/\s+/g, ' ');
      expect(flat).toContain(words);
      expect(flat).not.toContain('asks for one');
      expect(flat).not.toContain('backlog is empty');
    }
  });

  test('what is put off is not said never to end', () => {
    for (const text of [terminal.renderPlan(putOff, { columns: 100, colour: false }), html.renderPlan(putOff)]) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain('what was put off keeps the backlog from a day of its end');
    }
  });
});

test('a plan renders to the same bytes twice', () => {
  const layout = { columns: 100, colour: false };
  expect(terminal.renderPlan(planWith('x'), layout)).toBe(terminal.renderPlan(planWith('x'), layout));
  expect(html.renderPlan(planWith('x'))).toBe(html.renderPlan(planWith('x')));
});
