// Runs the bundled command. What V8 makes of a chunk, the functions that ran among it, is kept beside the chunks and read
// back: functions are else parsed and compiled when they are first called, which took a seventh of the time of `match`.
// (Node's own compile cache is written before any function has run, and so holds none of them.)

/** Each of the first runs adds the functions that the ones before did not call. */
const runsKept = 3;

/** Runs `main.cjs` of a folder of chunks that require each other by name. */
export function start(dist) {
  // An import statement would read every export of Node's modules, and load what they keep for later.
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const { createRequire } = process.getBuiltinModule('node:module');
  const { Script } = process.getBuiltinModule('node:vm');
  const outside = createRequire(`${dist}/`);
  const folder = `${dist}/.code/${process.version}-${process.arch}`;
  const modules = new Map();
  const unkept = [];

  function load(name) {
    if (!name.startsWith('./')) return outside(name);
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    compile(name.slice(2)).runInThisContext()(module.exports, load, module, `${dist}/${name.slice(2)}`, dist);
    return module.exports;
  }

  function compile(name) {
    const filename = `${dist}/${name}`;
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
    // V8 knows a source by its length alone, so only what is named for its content may be kept.
    if (!/-[\w-]{8}\.cjs$/.test(name)) return new Script(source, { filename });
    const kept = newest(`${folder}/${name}`);
    const script = new Script(source, { filename, cachedData: kept.code });
    // Another set of V8's flags made it: begin anew.
    if (script.cachedDataRejected === true) forget(`${folder}/${name}`);
    const runs = script.cachedDataRejected === true ? 0 : kept.runs;
    if (runs < runsKept) unkept.push({ path: `${folder}/${name}.${runs + 1}`, script });
    return script;
  }

  process.on('exit', () => {
    for (const { path, script } of unkept) keep(path, script.createCachedData());
  });
  load('./main.cjs');
}

function newest(path) {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  for (let runs = runsKept; runs > 0; runs -= 1) {
    try {
      const code = whole(readFileSync(`${path}.${runs}`));
      if (code !== undefined) return { runs, code };
    } catch {
      // An earlier run's, or none.
    }
  }
  return { runs: 0, code: undefined };
}

const sumBytes = 4;

/** V8 trusts what it is handed: one changed byte of it, or zeros where a disk failed, end the process or change what it does. */
function whole(bytes) {
  const { crc32 } = process.getBuiltinModule('node:zlib');
  const code = bytes.subarray(0, -sumBytes);
  return bytes.length > sumBytes && crc32(code) === bytes.readUInt32LE(code.length) ? code : undefined;
}

function forget(path) {
  const { rmSync } = process.getBuiltinModule('node:fs');
  try {
    for (let runs = runsKept; runs > 0; runs -= 1) rmSync(`${path}.${runs}`, { force: true });
  } catch {
    // It stays, and is rejected again.
  }
}

/** Put in its place whole, so that a command running meanwhile never reads half of it. */
function keep(path, code) {
  const { mkdirSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs');
  const { crc32 } = process.getBuiltinModule('node:zlib');
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32LE(crc32(code));
  try {
    mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, Buffer.concat([code, sum]));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // An installation that can't be written to starts without, a little slower.
  }
}
