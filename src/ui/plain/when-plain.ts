/** What decides between the full screen and lines. */
export interface PlainSigns {
  /** `--plain`. */
  readonly isAsked: boolean;
  /** The saved setting. */
  readonly isSetting: boolean;
  readonly isInputTerminal: boolean;
  readonly isOutputTerminal: boolean;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Whether the lab is told as lines, and the reason to give when nobody asked for it. */
export interface PlainChoice {
  readonly isPlain: boolean;
  readonly reason: string | null;
}

/** Decides it. Who asks gets lines; who did not is told why. `MFA_LAB_PLAIN=0` overrules the saved setting. */
export function whenPlain({
  isAsked,
  isSetting,
  isInputTerminal,
  isOutputTerminal,
  env,
}: PlainSigns): PlainChoice {
  const wish = env['MFA_LAB_PLAIN'] ?? '';
  if (isAsked || isOn(wish) || (isSetting && wish === '')) return { isPlain: true, reason: null };
  const reason = obstacle(isInputTerminal, isOutputTerminal, env);
  return { isPlain: reason !== null, reason };
}

function obstacle(
  isInputTerminal: boolean,
  isOutputTerminal: boolean,
  env: PlainSigns['env'],
): string | null {
  // Git Bash without a pseudo-console gives programs a pipe (docs of git for Windows: winpty, MSYS=enable_pcon).
  const gitBash =
    env['MSYSTEM'] === undefined ? '' : '; in Git Bash, winpty or MSYS=enable_pcon gives the full screen';
  if (!isInputTerminal) return `the input is not a terminal${gitBash}`;
  if (!isOutputTerminal) return `the output is not a terminal${gitBash}`;
  if (env['TERM'] === 'dumb') return 'TERM is dumb, so the screen cannot be drawn';
  if (isOn(env['INK_SCREEN_READER'] ?? '')) return 'INK_SCREEN_READER is set';
  // For all programs that ask in a terminal (github.com/bombshell-dev/clack/issues/585); the lab's own overrules it.
  if (isOn(env['ACCESSIBLE'] ?? '') && (env['MFA_LAB_PLAIN'] ?? '') === '') return 'ACCESSIBLE is set';
  return null;
}

function isOn(value: string): boolean {
  return !['', '0', 'false'].includes(value.toLowerCase());
}
