const fs = require('node:fs');
const nodeModule = require('node:module');
const os = require('node:os');
const path = require('node:path');

/** Starts the bundled program. Apart from mfa-lab.cjs, which very old Nodes must be able to parse. */
module.exports = function load(program) {
  keepInspectorShut();
  useCompileCache(path.dirname(program));
  require(program);
};

/**
 * At SIGUSR1 Node opens its inspector, a port on this machine through which any program of it could read the lab's keys.
 * Whoever listens to the signal takes it from Node. Not in the first moment, before this line, and not on Windows, where
 * it is no signal; there and then it takes the user's own rights. `node --inspect` still does what it says.
 */
function keepInspectorShut() {
  process.on('SIGUSR1', () => {});
}

/**
 * The compiled program is kept for the next start, which is then a third faster: from Node 22.1 on by Node itself. It
 * keeps to NODE_DISABLE_COMPILE_CACHE and to a NODE_COMPILE_CACHE that was set.
 */
function useCompileCache(program) {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE || NODE_COMPILE_CACHE) return;
  const folder = privateFolder();
  if (folder === null) return;
  if (nodeModule.enableCompileCache !== undefined) nodeModule.enableCompileCache(folder);
  else require(path.join(__dirname, 'keep.cjs'))(program, folder);
}

/** The folder for compiled code, made if need be; null where others might put code there that would then be run. */
function privateFolder() {
  try {
    const folder = cacheFolder();
    // Node would make it by the umask, which may be open.
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = fs.realpathSync(folder);
    return process.getuid === undefined || isOnlyOurs(real, process.getuid()) ? real : null;
  } catch {
    // A user without a home, or a folder that cannot be made.
    return null;
  }
}

/** Whether nobody else gets into a folder, nor can put another one in its place: not they, and not through those above. */
function isOnlyOurs(folder, user) {
  const { uid, mode } = fs.statSync(folder);
  return uid === user && (mode & 0o077) === 0 && foldersAbove(folder).every((above) => isSafe(above, user));
}

function isSafe(folder, user) {
  const { uid, mode } = fs.statSync(folder);
  const isSticky = (mode & 0o1000) !== 0;
  return (uid === user || uid === 0) && ((mode & 0o022) === 0 || isSticky);
}

function foldersAbove(folder) {
  const above = path.dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}

/** In the user's own cache folder: not in the package's, which may lie in somebody's project. Throws without a home. */
function cacheFolder() {
  const { env, platform } = process;
  const home = os.homedir();
  if (platform === 'win32') return path.join(env.LOCALAPPDATA || home, 'mfa-lab', 'compile-cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'mfa-lab', 'compile-cache');
  const caches = path.isAbsolute(env.XDG_CACHE_HOME ?? '') ? env.XDG_CACHE_HOME : path.join(home, '.cache');
  return path.join(caches, 'mfa-lab', 'compile-cache');
}
