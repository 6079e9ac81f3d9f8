/** Makes CommonJS of the chunks of a bundle. */
import path from 'node:path';
import { Script } from 'node:vm';

/** A chunk's import of another one, at its beginning. */
const IMPORT = /\s*import\s*(?:\{([^}]*)\}\s*from\s*)?"\.\/([^"]+)\.js";?/y;

/** All that a chunk exports, at its end. */
const EXPORT = /export\s*\{([^}]*)\};?\s*$/;

/** Something that is loaded when it is needed. */
const LOADED = /\bimport\(\s*"\.\/([^"]+)\.js"\s*\)/g;

/**
 * The chunks of an ESM bundle as CommonJS, `.cjs` and not `.js`: Node reads it in one go, where its loader of modules asks,
 * waits and links, and its compiled code can be kept on every Node (`bin/keep.cjs`). esbuild itself makes CommonJS only of
 * a bundle in one piece, and of nothing that waits at its top level, as Ink's layout engine does: a chunk with such a thing
 * becomes a function, whose promise is what it exports. Throws where a chunk needs to be a module for another reason.
 *
 * What is imported is taken when a chunk begins, and is then complete: chunks do not import each other in circles, and a
 * module that is set up later (esbuild makes such of what is required and imported) is nowhere exported.
 */
export function asCommonJs(files) {
  const chunks = new Map(
    files.map(({ path: file, contents }) => [
      path.basename(file, '.js'),
      { file, ...partsOf(Buffer.from(contents).toString()) },
    ]),
  );
  const waiting = new Set([...chunks].filter(([, chunk]) => waits(chunk)).map(([name]) => name));
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const [name, { imports }] of chunks)
      if (imports.some(({ from }) => waiting.has(from))) waiting.add(name);
  }
  return Array.from(chunks, ([name, chunk]) => ({
    path: chunk.file.replace(/\.js$/, '.cjs'),
    contents: Buffer.from(waiting.has(name) ? waitingText(chunk, waiting) : plainText(chunk)),
  }));
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
    // As `import()` would: later, and as a promise.
    body: text
      .slice(begin, exported?.index)
      .trim()
      .replace(LOADED, 'Promise.resolve().then(()=>require("./$1.cjs"))'),
    exports: namesOf(exported?.[1] ?? '')
      .map(([local, name]) => `${name}:${local}`)
      .join(','),
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

/** Whether something in it waits at the top level. */
function waits({ file, body }) {
  // Compiled code that is kept cannot use it.
  if (/\bimport\(["'`]/.test(body))
    throw new Error(`${file} loads what is not bundled with import(): import it at the top of its file.`);
  if (isProgram(`(function(exports,require,module){"use strict";${body}\n})`)) return false;
  if (isProgram(`(async function(exports,require,module){"use strict";${body}\n})`)) return true;
  throw new Error(
    `${file} cannot be CommonJS: something in it imports what is not bundled, or uses import.meta. Mend it in scripts/build/plugins.js.`,
  );
}

function isProgram(text) {
  try {
    return new Script(text) instanceof Script;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function plainText({ imports, body, exports }) {
  const taken = imports.map((one) => taking(one, '')).join('');
  return `"use strict";\n${taken}${body}\n${exports === '' ? '' : `module.exports={${exports}};\n`}`;
}

function waitingText({ imports, body, exports }, waiting) {
  const taken = imports.map((one) => taking(one, waiting.has(one.from) ? 'await ' : '')).join('');
  return `"use strict";module.exports=(async()=>{\n${taken}${body}\nreturn{${exports}}})();\n`;
}

function taking({ names, from }, wait) {
  const parts = names.map(([name, local]) => `${name}:${local}`).join(',');
  return `${names.length > 0 ? `const{${parts}}=` : ''}${wait}require("./${from}.cjs");\n`;
}
