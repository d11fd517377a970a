import { expect, test } from 'vitest';
import { isOrderNumber, withOrderNumber } from '#core/components/order-number.ts';

test.each([
  ['6GK5310-0BA10-2AA3', true],
  ['6ES7 211-1AE40-0XB0', true],
  ['1769-L24ER-QB1B', true],
  ['PFC20', false],
  ['Version 4.2.1', false],
  ['2.3.4.5', false],
  ['20230621', false],
  ['Windows', false],
  ['installed on a computer', false],
])('%s', (text, expected) => {
  expect(isOrderNumber(text)).toBe(expected);
});

test('a name is taken apart where an order number stands behind it', () => {
  expect(withOrderNumber('SCALANCE X310FE (6GK5310-0BA10-2AA3)')).toEqual({
    name: 'SCALANCE X310FE',
    order: '6GK5310-0BA10-2AA3',
  });
  expect(withOrderNumber('NetScaler ADC (formerly Citrix ADC)')).toBe(undefined);
  expect(withOrderNumber('Zimbra Collaboration Suite (ZCS)')).toBe(undefined);
});
