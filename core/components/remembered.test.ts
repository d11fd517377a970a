import { expect, test } from 'vitest';
import { remembered } from '#core/components/remembered.ts';

test('works out once for each object what it answers, nothing among it', () => {
  const asked: string[] = [];
  const lengthOf = remembered(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name === '' ? undefined : name.length;
  });
  const [one, like, none] = [{ name: 'abc' }, { name: 'abc' }, { name: '' }];
  expect([one, one, like, none, none].map(lengthOf)).toEqual([3, 3, 3, undefined, undefined]);
  expect(asked).toEqual(['abc', 'abc', '']);
});
