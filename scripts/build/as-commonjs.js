/** Makes CommonJS of the chunks of a bundle. */
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * In front of each chunk that esbuild makes, and of what stays a module: CommonJS in the bundle calls `require` for Node's
 * own modules.
 */
export const BANNER =
  "import{createRequire as mfaLabCreateRequire}from'node:module';const require=mfaLabCreateRequire(import.meta.url);";

/** Loads a module from CommonJS. Where compiled code is kept (`bin/keep.cjs`), what is kept cannot use `import()` itself. */
const MODULES = { name: 'modules.cjs', text: "'use strict';module.exports=(name)=>import(name);\n" };

/** A chunk's import of another one, at its beginning. */
const IMPORT = /\s*import\s*(?:\{([^}]*)\}\s*from\s*)?"\.\/([^"]+)\.js";?/y;

/** All that a chunk exports, at its end. */
const EXPORT = /export\s*\{([^}]*)\};?\s*$/;

/** Something that is loaded when it is needed. */
const LOADED = /\bimport\(\s*"\.\/([^"]+)\.js"\s*\)/g;

/**
 * The chunks of an ESM bundle as CommonJS, `.cjs` and not `.js`: which Node reads in half the time, and whose compiled
 * code can be kept on every Node. What waits at its top level (Ink's layout engine) stays a module, and so does what
 * imports such a one; it requires the others. esbuild itself makes CommonJS only of a bundle in one piece.
 *
 * What is imported is taken when a chunk begins, and is then complete: chunks do not import each other in circles, and a
 * module that is set up later (esbuild makes such of what is required and imported) is nowhere exported.
 */
export function asCommonJs(files) {
  const chunks = new Map(
    files.map(({ path: file, contents }) => {
      const text = Buffer.from(contents).toString();
      return [path.basename(file, '.js'), { file, ...partsOf(text.replace(BANNER, '')) }];
    }),
  );
  const modules = new Set([...chunks].filter(([, chunk]) => !isScript(chunk)).map(([name]) => name));
  for (let before = -1; before !== modules.size; ) {
    before = modules.size;
    for (const [name, { imports }] of chunks)
      if (imports.some(({ from }) => modules.has(from))) modules.add(name);
  }
  const [{ file: first }] = chunks.values();
  return [
    ...Array.from(chunks, ([name, chunk]) =>
      modules.has(name)
        ? { path: chunk.file, contents: Buffer.from(`${BANNER}\n${moduleText(chunk, modules)}`) }
        : { path: chunk.file.replace(/\.js$/, '.cjs'), contents: Buffer.from(scriptText(chunk, modules)) },
    ),
    ...(modules.size > 0
      ? [{ path: path.join(path.dirname(first), MODULES.name), contents: Buffer.from(MODULES.text) }]
      : []),
  ];
}

/** What a chunk imports of other chunks, what it exports, and the rest. */
function partsOf(text) {
  const imports = [];
  let begin = 0;
  IMPORT.lastIndex = 0;
  for (let found = IMPORT.exec(text); found !== null; found = IMPORT.exec(text)) {
    imports.push({ names: found[1] === undefined ? [] : namesOf(found[1]), from: found[2] });
    begin = IMPORT.lastIndex;
  }
  const exported = EXPORT.exec(text);
  return {
    imports,
    body: text.slice(begin, exported?.index).trim(),
    exports: namesOf(exported?.[1] ?? ''),
  };
}

/** `a as b, c`, by the name in front and the one behind. */
function namesOf(list) {
  return list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [name, other = name] = one.split(/\s+as\s+/);
      return [name, other];
    });
}

/** Whether it could be one: neither waiting at the top level, nor imports of what is no chunk, nor `import.meta`. */
function isScript({ body }) {
  try {
    return new Script(`(function(exports,require,module){"use strict";${body}\n})`) instanceof Script;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function scriptText({ imports, body, exports }, modules) {
  const taken = imports.map((one) => `${required(one)}\n`).join('');
  const given = exports.map(([local, name]) => `${name}:${local}`).join(',');
  const loading = body.replace(LOADED, (_, name) =>
    modules.has(name) ? `require("./${MODULES.name}")("./${name}.js")` : late(name),
  );
  return `"use strict";\n${taken}${loading}${exports.length > 0 ? `\nmodule.exports={${given}};` : ''}\n`;
}

function moduleText({ imports, body, exports }, modules) {
  const taken = imports.map((one) => `${modules.has(one.from) ? imported(one) : required(one)}\n`).join('');
  const given = exports.map(([local, name]) => `${local} as ${name}`).join(',');
  const loading = body.replace(LOADED, (whole, name) => (modules.has(name) ? whole : late(name)));
  return `${taken}${loading}${exports.length > 0 ? `\nexport{${given}};` : ''}\n`;
}

function required({ names, from }) {
  const parts = names.map(([name, local]) => `${name}:${local}`).join(',');
  return `${names.length > 0 ? `const{${parts}}=` : ''}require("./${from}.cjs");`;
}

function imported({ names, from }) {
  const parts = names.map(([name, local]) => `${name} as ${local}`).join(',');
  return `import${names.length > 0 ? `{${parts}}from` : ''}"./${from}.js";`;
}

/** As `import()` would: later, and as a promise. */
function late(name) {
  return `Promise.resolve().then(()=>require("./${name}.cjs"))`;
}
