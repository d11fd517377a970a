import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { originOf, readConfig, settingsUsage } from '#server/config.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-config-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function read(environment: Record<string, string> = {}, line: Record<string, string> = {}) {
  return readConfig({ line, environment, cwd: folder });
}

function file(text: string): string {
  const path = join(folder, 'breakwater.yaml');
  writeFileSync(path, text);
  return path;
}

describe('the settings', () => {
  test('are usual where nothing is said: this machine alone, an embedded database', () => {
    expect(read()).toEqual({
      host: '127.0.0.1',
      port: 8080,
      data: join(folder, 'breakwater-data'),
      database: { kind: 'embedded' },
      connections: 20,
      logLevel: 'info',
      proxies: 0,
      origin: undefined,
      unknown: [],
    });
    expect(originOf(read())).toBe('http://localhost:8080');
  });

  test('count on the command line before the environment, and there before the file', () => {
    const config = file('port: 1\nhost: a\nproxies: 1\n');
    const environment = { BREAKWATER_CONFIG: config, BREAKWATER_PORT: '2', BREAKWATER_HOST: 'b' };
    expect(read(environment, { port: '3' })).toMatchObject({ port: 3, host: 'b', proxies: 1 });
    expect(read({ ...environment, BREAKWATER_PORT: '' })).toMatchObject({ port: 1 });
    expect(read({}, { config })).toMatchObject({ port: 1, host: 'a' });
  });

  test('tell a terminal what is wrong alone, unless told otherwise', () => {
    const origins = { line: {}, cwd: folder, isTerminal: true };
    expect(readConfig({ ...origins, environment: {} }).logLevel).toBe('warn');
    expect(readConfig({ ...origins, environment: { BREAKWATER_LOG_LEVEL: 'info' } }).logLevel).toBe('info');
  });

  test('take one URL for both logins unless the owner has one', () => {
    const app = 'postgresql://app:x@db.example.org/breakwater';
    const owner = 'postgresql://owner:y@db.example.org/breakwater';
    expect(read({ DATABASE_URL: app }).database).toEqual({ kind: 'server', app, owner: app });
    expect(read({ DATABASE_URL: app, BREAKWATER_OWNER_DATABASE_URL: owner }).database).toEqual({
      kind: 'server',
      app,
      owner,
    });
  });

  test.each([
    ['BREAKWATER_PORT', 'many'],
    ['BREAKWATER_PORT', '65536'],
    ['BREAKWATER_PORT', '-1'],
    ['BREAKWATER_PORT', '80.5'],
    ['BREAKWATER_LOG_LEVEL', 'loud'],
    ['BREAKWATER_PROXIES', '11'],
    ['BREAKWATER_CONNECTIONS', '1'],
    ['DATABASE_URL', 'mysql://secret@host/x'],
    ['DATABASE_URL', 'secret'],
    ['BREAKWATER_ORIGIN', 'http://secret.example.org'],
    ['BREAKWATER_ORIGIN', 'https://secret.example.org/path'],
  ])('%s is refused where it is %j, by its name and without its value', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
    expect(() => read({ [name]: value })).not.toThrow(value);
  });

  test('explain the port that Kubernetes sets', () => {
    expect(() => read({ BREAKWATER_PORT: 'tcp://10.0.0.1:80' })).toThrow('enableServiceLinks');
  });

  test.each([
    ['prt: 8080\n', /line 1: prt is no setting/],
    ['host: a\nport:\n  - 1\n', /line 2: port must be one value/],
    ['- 8080\n', /lines of the form/],
    ['port: x\n', /port in .*breakwater\.yaml/],
  ])('of the file %j are refused with their place', (text, why) => {
    expect(() => read({ BREAKWATER_CONFIG: file(text) })).toThrow(why);
  });

  test('of a file that is absent are refused', () => {
    expect(() => read({ BREAKWATER_CONFIG: 'absent.yaml' })).toThrow(join(folder, 'absent.yaml'));
  });

  test('that look like ours and are not are told', () => {
    expect(read({ BREAKWATER_PROT: '1', BREAKWATER_SHARED: 'x', PATH: '/bin' }).unknown).toEqual(['BREAKWATER_PROT']);
  });

  test('all stand in what --help shows, within 100 columns', () => {
    const usage = settingsUsage();
    expect(usage).toContain('BREAKWATER_OWNER_DATABASE_URL');
    expect(usage.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});
