const nodeModule = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** Starts the bundled program. Apart from mfa-lab.cjs, which very old Nodes must be able to parse. */
module.exports = function load(program) {
  useCompileCache();
  return import(pathToFileURL(program).href);
};

/**
 * From Node 22.1 on the compiled program is kept for the next start, which is then a third faster. Node itself keeps to
 * NODE_DISABLE_COMPILE_CACHE and to a NODE_COMPILE_CACHE that was set, and does without a folder that it cannot write.
 */
function useCompileCache() {
  const folder = cacheFolder();
  if (folder !== null) nodeModule.enableCompileCache?.(folder);
}

/**
 * In the user's own cache folder: not in the folder for temporary files, Node's default, where on a shared machine
 * others could put code that would then be run, and not in the package's, which may lie in somebody's project.
 */
function cacheFolder() {
  const { env, platform } = process;
  try {
    const home = os.homedir();
    if (platform === 'win32') return path.join(env.LOCALAPPDATA || home, 'mfa-lab', 'compile-cache');
    if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'mfa-lab', 'compile-cache');
    const caches = path.isAbsolute(env.XDG_CACHE_HOME ?? '') ? env.XDG_CACHE_HOME : path.join(home, '.cache');
    return path.join(caches, 'mfa-lab', 'compile-cache');
  } catch {
    // A user without a home.
    return null;
  }
}
