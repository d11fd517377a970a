import { describe, expect, test } from 'vitest';
import { ownFolderIn } from '#cli/environment.ts';

const windows = { platform: 'win32', home: 'C:\\Users\\Ana' };
const mac = { platform: 'darwin', home: '/Users/ana' };
const linux = { platform: 'linux', home: '/home/ana' };
const local = { LOCALAPPDATA: 'D:\\Local' };

describe("the user's own folder", () => {
  test.each([
    [linux, {}, 'data', '/home/ana/.local/share/breakwater'],
    [linux, {}, 'cache', '/home/ana/.cache/breakwater'],
    [linux, { XDG_DATA_HOME: '/data' }, 'data', '/data/breakwater'],
    [linux, { XDG_DATA_HOME: '/data' }, 'cache', '/home/ana/.cache/breakwater'],
    [linux, { XDG_CACHE_HOME: 'relative' }, 'cache', '/home/ana/.cache/breakwater'],
    [linux, { XDG_CACHE_HOME: '' }, 'cache', '/home/ana/.cache/breakwater'],
    [{ ...linux, platform: 'freebsd' }, {}, 'data', '/home/ana/.local/share/breakwater'],
    [mac, {}, 'data', '/Users/ana/Library/Application Support/breakwater'],
    [mac, {}, 'cache', '/Users/ana/Library/Caches/breakwater'],
    [mac, { XDG_DATA_HOME: '/data' }, 'data', '/data/breakwater'],
    [windows, local, 'data', 'D:\\Local\\breakwater\\data'],
    [windows, local, 'cache', 'D:\\Local\\breakwater\\cache'],
    [windows, {}, 'data', 'C:\\Users\\Ana\\AppData\\Local\\breakwater\\data'],
    [windows, { ...local, XDG_DATA_HOME: 'E:\\own' }, 'data', 'E:\\own\\breakwater'],
    [windows, { ...local, XDG_DATA_HOME: 'E:own' }, 'data', 'D:\\Local\\breakwater\\data'],
  ] as const)('of %j with %j for %s is %s', (system, env, kind, folder) => {
    expect(ownFolderIn({ ...system, env }, kind)).toBe(folder);
  });
});
