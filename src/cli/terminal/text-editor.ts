import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A longer text is none that somebody wrote here. */
const LONGEST = 100_000;

/** Opens the file that this variable of the environment names: no path has to be quoted for a shell. */
const FILE_VARIABLE = 'MFA_LAB_EDITED_FILE';

const isWindows = process.platform === 'win32';

function editorName(): string {
  return process.env['VISUAL'] || process.env['EDITOR'] || (isWindows ? 'notepad' : 'vi');
}

/** What is said before the editor opens, where nothing shows that it did: which one, and how it is left. */
export function editorOpens(): string {
  const editor = editorName();
  const vi =
    editor === 'vi'
      ? ' In vi: Escape, then :wq and Enter; or :q! and Enter, to change nothing. EDITOR names another one.'
      : '';
  return `note: ${editor} opens with the policy. Save it and leave the editor, and the lab goes on.${vi}`;
}

/**
 * Lets the learner change a text in the editor of their own: VISUAL, EDITOR, or the one that every system has. Comes back
 * when the editor has been left, and blocks until then, so that nobody else reads what is typed.
 *
 * @throws when there is no such editor, when it ends with an error, or when the text has become too long.
 */
export function editText(text: string, fileName: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-'));
  const file = path.join(folder, path.basename(fileName));
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const editor = editorName();
    const command = isWindows ? `${editor} "%${FILE_VARIABLE}%"` : `${editor} "$${FILE_VARIABLE}"`;
    const { error, status } = spawnSync(command, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, [FILE_VARIABLE]: file },
    });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`"${editor}" ended with an error (EDITOR names the one to use)`);
    const edited = readFileSync(file, 'utf8');
    if (edited.length > LONGEST) throw new Error('the text has become too long');
    return edited;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
