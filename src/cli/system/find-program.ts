import fs from 'node:fs';
import path from 'node:path';

/** A program on PATH, but for one in this folder; null where there is none. */
export function findProgram(name: string, notIn: string | null): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const found = folders
    .filter((folder) => notIn === null || path.resolve(folder) !== path.resolve(notIn))
    .map((folder) => path.join(folder, file))
    .find(isProgram);
  return found ?? null;
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    // It is not there, or not for this user.
    return false;
  }
}
