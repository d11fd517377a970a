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

describe('what is in place by your word', () => {
  const wide = (plan: ReturnType<typeof planWith>): string =>
    terminal.renderPlan(plan, { columns: 100, colour: false });
  const renderings = [
    ['a terminal', wide],
    ['a page', html.renderPlan],
    ['Markdown', markdown.renderPlan],
  ] as const;
  const plan = planWith('guarded');

  test.each(renderings)('stands in %s with its day, its reason, and how to take it back', (_, render) => {
    const text = render(plan)
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .replaceAll('\\', '');
    expect(text).toContain('In place, by your word');
    expect(text).toMatch(
      /guarded\**: since 2026-11-03 \((?:"|&quot;)guarded(?:"|&quot;)\); 2 vulnerabilities count for less on guarded\./,
    );
    expect(text).toContain('breakwater action ID start');
    expect(text).toContain('inplace1');
  });

  test.each(renderings)('takes no room in %s where nothing is', (_, render) => {
    expect(render({ ...plan, inPlace: [] })).not.toContain('In place');
  });
});

/** Twice the same guidance, a day that has passed, a command and an address. */
const steps = [{ text: 'Save what a restart would destroy.', source: 'Breakwater, after CISA BOD 26-04: triage' }];
const busy = ((): ReturnType<typeof planWith> => {
  const whole = planWith('log4j-core');
  const [first] = whole.actions;
  if (first === undefined) throw new Error('the fixture has an action');
  const parts = { dueOn: '2021-12-13', assets: [{ name: 'web-1', count: 1 }], verify: [], ifYouCannot: [], rule: '' };
  const how = [
    { text: 'Run `npm ci`, and deploy.', source: 'ours' },
    { text: "The vendor's page", source: 'CVE CVE-1', url: 'https://example.org/a?b=1&c=2' },
  ];
  return {
    ...whole,
    actions: [
      { ...first, ...parts, id: 'aaaaaaaa', title: 'Upgrade a 1 → 2 on web-1', how },
      { ...first, ...parts, id: 'bbbbbbbb', rank: 2, title: `Find ${'b'.repeat(120)}`, how: steps },
      { ...first, ...parts, id: 'cccccccc', rank: 3, title: 'Find c on web-1', how: steps },
    ],
    later: whole.later.map((action) => ({ ...action, id: 'dddddddd', dueOn: '2021-12-13', week: 3 })),
  };
})();

describe('a week', () => {
  test('is a line an action on top of a terminal, before any is told', () => {
    const lines = terminal.renderPlan(busy, { columns: 100, colour: false }).split('\n');
    const at = lines.findIndex((line) => line.includes('do this week'));
    expect(at).toBeLessThan(12);
    expect(lines.slice(at + 1, at + 4).map((line) => line.slice(0, 6))).toEqual([' 1  Up', ' 2  Fi', ' 3  Fi']);
    expect(lines[at + 1]).toMatch(/^ 1 {2}Upgrade a 1 → 2 +web-1 +1\.5 h +now +31 %$/);
    expect(lines[at + 2]).toContain('…');
    expect(lines.slice(at + 4).join(' ')).toContain('b'.repeat(80));
  });

  test('tells the same steps once, everywhere', () => {
    const texts = [
      terminal.renderPlan(busy, { columns: 100, colour: false }),
      html.renderPlan(busy),
      markdown.renderPlan(busy),
    ];
    for (const text of texts) {
      expect(text.split('Save what a restart would destroy.')).toHaveLength(2);
      expect(text.replaceAll(/<[^>]*>/g, '')).toContain('s in action 2.');
    }
  });

  test('names the source of the last step there is room for, and counts the others', () => {
    const [first] = busy.actions;
    if (first === undefined) throw new Error('the fixture has an action');
    const how = ['one', 'two', 'three'].map((text) => ({ text: `${text} ${'word '.repeat(50)}.`, source: 'ours' }));
    const text = terminal.renderPlan({ ...busy, actions: [{ ...first, how }] }, { columns: 100, colour: false });
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat).toContain('word . (ours) and 1 more step: --explain aaaaaaaa');
    expect(flat).not.toContain('three word');
  });

  test('says how to see the whole of an action', () => {
    const text = terminal.renderPlan(busy, { columns: 100, colour: false });
    expect(text).toContain('all of an action: --explain with its id');
  });

  test('has the day of the catalogue and a warning where it is old on top of every text', () => {
    const old = { ...busy, feed: { ...busy.feed, kevAsOf: '2024-10-31' } };
    const layout = { columns: 100, colour: false };
    for (const text of [terminal.renderPlan(old, layout), html.renderPlan(old), markdown.renderPlan(old)]) {
      const top = text.slice(text.indexOf('This week')).replaceAll(/\s+/g, ' ');
      expect(top).toContain('KEV catalogue: 2024-10-31 (2.1 years old)');
      expect(top).toContain('The KEV catalogue is 2.1 years old');
    }
    for (const text of [terminal.renderPlan(busy, layout), html.renderPlan(busy), markdown.renderPlan(busy)])
      expect(text).not.toContain('feed sync');
  });

  test('tells the same changes in every text', () => {
    for (const text of [
      terminal.renderPlan(busy, { columns: 100, colour: false }),
      html.renderPlan(busy),
      markdown.renderPlan(busy),
    ]) {
      expect(text).toContain('Since 2026-11-18');
      expect(text).toContain('1 answered as not affecting you: log4j-core');
    }
  });
});

describe('commands and addresses', () => {
  test('are code and links in a page', () => {
    const page = html.renderPlan(busy);
    expect(page).toContain('Run <code>npm ci</code>, and deploy.');
    expect(page).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">');
    expect(page.replaceAll(/<code>[^<]*<\/code>/g, '')).not.toContain('`');
  });

  test('are code and links in Markdown', () => {
    const text = markdown.renderPlan(busy);
    expect(text).toContain('Run `npm ci`, and deploy.');
    expect(text).toContain('<https://example.org/a?b=1&c=2>');
  });

  test.each(['javascript:alert(1)', 'https://x.example/"><script>', 'data:text/html,x', 'https://x.example/\u202e'])(
    'that are none of the web are no link: %s',
    (url) => {
      const [first] = busy.actions;
      if (first === undefined) throw new Error('the fixture has an action');
      const plan = { ...busy, actions: [{ ...first, how: [{ text: 'Look here', source: 'x', url }] }] };
      expect(html.renderPlan(plan)).not.toMatch(/<a href="(?!#)/);
      expect(markdown.renderPlan(plan)).not.toMatch(/<(https?|javascript|data):/);
    },
  );
});

describe('what is past its day', () => {
  test('stands in a calendar in the week that it is planned for, with its own day in the text', () => {
    const text = ical.renderPlan(busy).replaceAll('\r\n ', '');
    const starts = [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day);
    expect(starts).toEqual(['20261125', '20261125', '20261125', '20261216']);
    expect(text.split('Its own day is 2021-12-13\\, which has passed')).toHaveLength(5);
  });

  test('has its planned day and its own in a table of cells', () => {
    const [head = '', ...rows] = csv.renderPlan(busy).trimEnd().split('\r\n');
    const at = head.split(',').indexOf('planned on');
    expect(at).toBeGreaterThan(0);
    expect(rows[0]).toContain('3DF,2026-11-25,recommended by 2021-12-13 (passed: now),2021-12-13');
    expect(rows[3]).toContain('3DF,2026-12-16,recommended by 2021-12-13 (passed: now),2021-12-13');
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
