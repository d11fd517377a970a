import { expect, test } from 'vitest';
import { tellDropped } from '#cli/tell-dropped.ts';

test('what is kept as it is and harms nobody is not told as left out', () => {
  const told: string[] = [];
  const dropped = [
    { reason: 'scanner statement that is information only is kept', count: 33, example: 'Nessus 19506' },
    { reason: 'version is missing; the component is kept', count: 2, example: 'thing' },
  ];
  const document = { path: 'a.csv', format: 'Nessus CSV', digest: '', createdOn: undefined, tool: undefined };
  tellDropped(
    { documents: [{ ...document, components: 1, dropped }], assets: [] },
    { stderr: (text) => told.push(text) },
  );
  expect(told).toEqual(['a.csv: 2 left out or unclear: version is missing; the component is kept (thing)\n']);
});
