const { pathToFileURL } = require('node:url');

/** Starts the bundled program. Apart from mfa-lab.cjs, which very old Nodes must be able to parse. */
module.exports = function load(program) {
  return import(pathToFileURL(program).href);
};
