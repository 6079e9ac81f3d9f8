import fs from 'node:fs';
import path from 'node:path';
import { dataDirectory } from './document-store.js';

/** Where a class that was joined is kept. */
export function classPath(directory: string | undefined): string {
  return path.join(dataDirectory(directory), 'class.json');
}

/** Whether something has that name: whoever has none need not load what reads it. */
export function hasClassIn(directory: string | undefined): boolean {
  return fs.existsSync(classPath(directory));
}
