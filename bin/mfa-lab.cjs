#!/usr/bin/env node
// Plain old JavaScript (ES5): a Node that is too old must be able to parse this file in order to say so. That
// rules out even a comma after a call's last argument, which is why the long sentence is a variable.
// biome-ignore-all lint/suspicious/noVar: old Nodes know only var.
// biome-ignore-all lint/style/useTemplate: old Nodes know no template literals.
// biome-ignore-all lint/style/useNodejsImportProtocol: old Nodes know no node: protocol.
'use strict';

var fs = require('fs');
var path = require('path');

var program = path.join(__dirname, '..', 'dist', 'cli.cjs');
var version = process.versions.node;
var advice = 'Install a newer Node.js from nodejs.org and run the same command again.';

if (parseInt(version, 10) < 20) {
  console.error('mfa-lab needs Node.js 20 or newer; this is ' + version + '. ' + advice);
  process.exitCode = 1;
} else if (!fs.existsSync(program)) {
  console.error('mfa-lab is not built yet: run `npm ci` in its folder first.');
  process.exitCode = 1;
} else {
  // In a file of its own, because old Nodes cannot parse it.
  require(path.join(__dirname, 'load.cjs'))(program);
}
