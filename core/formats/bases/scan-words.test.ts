import { describe, expect, test } from 'vitest';
import {
  dayIn,
  dayOfSeconds,
  placeOf,
  severityOf,
  severityOfScore,
  vulnerabilitiesIn,
  webAddressesIn,
} from '#core/formats/bases/scan-words.ts';

describe("scanners' words", () => {
  test.for<[text: string | undefined, slashed: 'month first' | 'day first' | undefined, day: string | undefined]>([
    ['2021-03-12T12:34:30.12031+00:00', undefined, '2021-03-12'],
    ['2025-08-22T00:30:00+02:00', undefined, '2025-08-21'],
    ['2021/03/12', undefined, '2021-03-12'],
    ['20210211T163822649', undefined, '2021-02-11'],
    ['20210211', undefined, '2021-02-11'],
    ['Jan 5, 2021 10:24:08 MST', undefined, '2021-01-05'],
    ['Thu Feb 11 16:23:40 2021', undefined, '2021-02-11'],
    ['Thu Feb 11 16:23:40 UTC 2021', undefined, '2021-02-11'],
    ['05/25/2021 07:36:58', undefined, '2021-05-25'],
    ['22/09/2022 13:01', 'month first', '2022-09-22'],
    ['05/06/2021', undefined, undefined],
    ['05/06/2021', 'month first', '2021-05-06'],
    ['05/06/2021', 'day first', '2021-06-05'],
    ['13/13/2021', undefined, undefined],
    ['Foo 5, 2021', undefined, undefined],
    ['N/A', undefined, undefined],
    ['', undefined, undefined],
    [undefined, undefined, undefined],
  ])('tell the day of %j (%s): %s', ([text, slashed, day]) => {
    expect(dayIn(text, slashed)).toBe(day);
  });

  test('tell the day in seconds', () => {
    expect(dayOfSeconds('1463421419')).toBe('2016-05-16');
    expect([dayOfSeconds('9'.repeat(30)), dayOfSeconds('-1'), dayOfSeconds('x'), dayOfSeconds(undefined)]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  test('tell severity by word, and by score', () => {
    expect([' Critical', 'HIGH', 'Moderate', 'low', 'Log', 'what'].map(severityOf)).toEqual([
      'critical',
      'high',
      'medium',
      'low',
      'none',
      undefined,
    ]);
    expect(['10.0', '9', '7.0', '6.9', '0.1', '0', '11', '-1', 'x', undefined].map(severityOfScore)).toEqual([
      'critical',
      'critical',
      'high',
      'medium',
      'low',
      'none',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('name vulnerabilities and addresses, each once', () => {
    expect(vulnerabilitiesIn('cve-2021-44228,CVE-2021-44228 GHSA-jfh8-c2jp-5v3q CVE-20-1 XCVE-2021-1234')).toEqual([
      'CVE-2021-44228',
      'GHSA-JFH8-C2JP-5V3Q',
    ]);
    expect(webAddressesIn('see http://a.example/x, https://b.example/?q=1|javascript:alert(1) ftp://c')).toEqual([
      'http://a.example/x',
      'https://b.example/?q=1',
    ]);
    expect(webAddressesIn(undefined)).toEqual([]);
  });

  test.for<[port: string | undefined, protocol: string | undefined, place: string | undefined]>([
    ['443', 'TCP', '443/tcp'],
    [' 53 ', undefined, '53/tcp'],
    ['0', 'tcp', undefined],
    ['general', 'tcp', undefined],
    [undefined, 'udp', undefined],
  ])('tell the place %s/%s: %s', ([port, protocol, place]) => {
    expect(placeOf(port, protocol)).toBe(place);
  });
});
