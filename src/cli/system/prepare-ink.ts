import type { Display } from '../../ui/text/display.js';
import { CI_VARIABLES, inkColorLevel } from '../../ui/text/display.js';

/** chalk knows FORCE_COLOR but not NO_COLOR, and takes a `CI` in the shell for a terminal without colours. */
export function prepareInk(display: Display): void {
  const { env } = process;
  env['FORCE_COLOR'] = inkColorLevel(display, env);
  for (const name of CI_VARIABLES) delete env[name];
}
