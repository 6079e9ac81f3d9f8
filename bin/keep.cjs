const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** What is kept of a file is good for as long as its name: the name has a hash of the content. */
const NAMED_BY_CONTENT = /-[0-9A-Z]{8}\.cjs$/;

/** Characters: a smaller file is compiled sooner than what is kept of it is found. */
const WORTH_KEEPING = 16_000;

/** After this the first frame is there, and all that it took has been compiled. */
const SETTLED_MS = 1000;

/** Days after which what is kept goes, when something new is kept: it may be of a version that nobody has any more. */
const KEPT_DAYS = 60;

/** Where a session has compiled so much more than is kept, that is kept for the next one: it is often at the same page. */
const WORTH_RENEWING = 1.1;

const FOR_THIS_NODE = `.${process.version}-${process.arch}`;

/**
 * Keeps the compiled program in a private folder for the next start, as `enableCompileCache` does in newer Nodes: reading
 * 650 kB takes 25 ms, and taking up what is kept of them 4. V8 itself refuses what is not of its own version or flags.
 */
module.exports = function keepCompiled(program, folder) {
  const compile = Module.prototype._compile;
  const compiled = [];
  let isSettled = false;
  Module.prototype._compile = function compileOrTakeUp(source, file) {
    const isOurs = path.dirname(file) === program && NAMED_BY_CONTENT.test(file);
    if (!isOurs || source.length < WORTH_KEEPING) return compile.call(this, source, file);
    const kept = path.join(folder, path.basename(file) + FOR_THIS_NODE);
    const cachedData = read(kept);
    const script = new vm.Script(Module.wrap(source), { filename: file, cachedData });
    compiled.push({ script, kept, size: script.cachedDataRejected ? 0 : (cachedData?.length ?? 0) });
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, (name) => this.require(name), this, file, program);
  };
  const keepNew = () => compiled.filter(({ size }) => size === 0).forEach(keep);
  const settle = () => {
    isSettled = true;
    keepNew();
  };
  setTimeout(settle, SETTLED_MS).unref();
  // What is soon over, such as a command, does not look for more.
  process.once('exit', () => (isSettled ? compiled.forEach(keep) : keepNew()));
};

function read(kept) {
  try {
    return fs.readFileSync(kept);
  } catch {
    return undefined;
  }
}

/** With the functions that ran so far. Whole or not at all: V8 believes what it is given. */
function keep(compiled) {
  const { script, kept } = compiled;
  const data = script.createCachedData();
  if (data.length < compiled.size * WORTH_RENEWING) return;
  compiled.size = data.length;
  const draft = `${kept}.${process.pid}.tmp`;
  try {
    removeOld(path.dirname(kept));
    const file = fs.openSync(draft, 'wx', 0o600);
    try {
      fs.writeFileSync(file, data);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(draft, kept);
  } catch {
    // The next start takes longer, that is all.
    remove(draft);
  }
}

function remove(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Somebody else's, or in a folder that is gone.
  }
}

function removeOld(folder) {
  const oldest = Date.now() - KEPT_DAYS * 24 * 3600 * 1000;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (/\.cjs\.v/.test(name) && fs.statSync(file).mtimeMs < oldest) remove(file);
  }
}
