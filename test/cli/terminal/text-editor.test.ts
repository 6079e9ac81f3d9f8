import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { editorOpens, editText } from '../../../src/cli/terminal/text-editor.js';
import { temporaryFolder } from '../../e2e/lab.js';

describe.runIf(process.platform !== 'win32')("the learner's own editor", () => {
  let data: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    data = temporaryFolder();
    vi.stubEnv('VISUAL', undefined);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    data[Symbol.dispose]();
  });

  /** An editor that does something to the file, and writes down what it was called with. */
  function editor(script: string): string {
    const file = path.join(data.folder, 'my editor');
    writeFileSync(file, `#!/bin/sh\necho "$@" > '${data.folder}/called'\n${script}\n`);
    chmodSync(file, 0o700);
    return `'${file}' --wait`;
  }

  it('gets the text in a file that nobody else may read, and gives back what it made of it', () => {
    vi.stubEnv('EDITOR', editor(`ls -l "$2" | cut -c1-10 > '${data.folder}/mode'\nsed -i s/old/new/ "$2"`));

    expect(editText('an old text\n', 'Rule.json')).toBe('an new text\n');
    expect(readFileSync(path.join(data.folder, 'mode'), 'utf8')).toBe('-rw-------\n');
    expect(readFileSync(path.join(data.folder, 'called'), 'utf8')).toMatch(/^--wait .*Rule\.json\n$/);
  });

  it('is VISUAL before EDITOR', () => {
    vi.stubEnv('EDITOR', 'false');
    vi.stubEnv('VISUAL', editor('echo seen > "$2"'));

    expect(editText('text', 'a.json')).toBe('seen\n');
  });

  it('leaves nothing behind, also when it fails', () => {
    const file = () => readFileSync(path.join(data.folder, 'called'), 'utf8').trim().replace('--wait ', '');
    vi.stubEnv('EDITOR', editor('exit 3'));

    expect(() => editText('text', 'a.json')).toThrow(/ended with an error/);
    expect(() => readFileSync(file())).toThrow(/ENOENT/);
  });

  it('takes no text that has become too long', () => {
    vi.stubEnv('EDITOR', editor('head -c 200000 /dev/zero | tr "\\\\0" a > "$2"'));

    expect(() => editText('text', 'a.json')).toThrow(/too long/);
  });

  it('is named before it opens, and of the one that every system has it is told how it is left', () => {
    vi.stubEnv('EDITOR', 'nano');
    expect(editorOpens()).toBe(
      'note: nano opens with the policy. Save it and leave the editor, and the lab goes on.',
    );
    vi.stubEnv('EDITOR', undefined);
    expect(editorOpens()).toContain('In vi: Escape, then :wq and Enter');
  });
});
