import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { whenPlain } from '../../ui/plain/when-plain.js';
import type { SavedState } from '../../ui/store/model.js';
import { hexOf } from '../../ui/text/contrast.js';
import { isUtf8, knownDepth } from '../../ui/text/display.js';
import { groundNow } from '../../ui/text/drawing.js';
import type { LabMode, MachineFacts } from '../commands/doctor/doctor-facts.js';
import { askBackground } from '../terminal/ask-background.js';
import { findProgram } from './find-program.js';
import { colorDepth, terminalDisplay } from './terminal-display.js';

/** What there is to know about this process's computer and terminal. */
export async function readMachine(version: string, settings: SavedState['settings']): Promise<MachineFacts> {
  const { env, platform, stdin, stdout } = process;
  const now = new Date();
  return {
    version,
    node: process.versions.node,
    platform,
    arch: process.arch,
    release: os.release(),
    isInputTerminal: stdin.isTTY === true,
    isOutputTerminal: stdout.isTTY === true,
    size: windowSize(),
    colorDepth: stdout.isTTY ? knownDepth({ env, platform, colorDepth: colorDepth() }) : null,
    isUtf8: isUtf8(env, platform),
    lab: await labMode(settings),
    aws: readAws(),
    env,
    home: homeFolder(),
    time: now.getTime() / 1000,
    utcOffset: -now.getTimezoneOffset(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** How long a program may take to say its version, in milliseconds. */
const VERSION_MS = 5000;

/** It says its version, and opens no connection for that. */
function readAws(): MachineFacts['aws'] {
  const program = findProgram('aws', null);
  if (program === null) return null;
  const { stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: VERSION_MS });
  const version = /^aws-cli\/([\d.]{1,20})/.exec(`${stdout}${stderr}`)?.[1];
  return version === undefined ? null : { program, version };
}

/** Decided as the lab does when it starts without flags. */
async function labMode(settings: SavedState['settings']): Promise<LabMode> {
  const { env, stdin, stdout } = process;
  const { isPlain, reason } = whenPlain({
    isAsked: false,
    isSetting: settings.plain,
    isInputTerminal: stdin.isTTY,
    isOutputTerminal: stdout.isTTY,
    env,
  });
  const display = terminalDisplay(settings);
  const { colors, qrColors, areColorsAssumed, ascii, reducedMotion } = display;
  const isAsked = !isPlain && colors !== 'none' && settings.theme === 'auto';
  const background = isAsked ? await askBackground(stdin, stdout) : null;
  const { palette, source } = groundNow(display, { background }, settings.theme);
  return {
    isPlain,
    reason,
    colours: colors,
    qrColours: qrColors ?? 'none',
    areColoursAssumed: areColorsAssumed,
    ascii,
    reducedMotion,
    theme: { palette, source },
    background: background === null ? null : hexOf(background),
  };
}

/** The report itself often goes into a pipe; the window can then be asked through the standard error. */
function windowSize(): MachineFacts['size'] {
  const terminal = [process.stdout, process.stderr].find(({ isTTY }) => isTTY);
  if (terminal === undefined) return null;
  const { columns, rows } = terminal;
  return columns > 0 && rows > 0 ? { columns, rows } : null;
}

function homeFolder(): string | null {
  try {
    return os.homedir();
  } catch {
    // A user id without a name, as containers have.
    return null;
  }
}
