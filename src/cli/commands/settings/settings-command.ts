import type { Result } from '../../../sim/base/result.js';
import { ok } from '../../../sim/base/result.js';
import type { SavedState } from '../../../ui/store/model.js';
import { NOTHING_SAVED } from '../../../ui/store/model.js';
import type { CommandPorts, Output } from '../command.js';
import { wrongUsage } from '../command.js';
import { openingFailure } from '../saved-text.js';
import type { Setting } from './setting-names.js';
import { changeSetting, findSetting, SETTINGS } from './setting-names.js';

/** What `settings --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface SettingsReport {
  /** `lab`, `own`, or null before the first question was answered. */
  readonly phone: SavedState['settings']['phone'];
  readonly route: SavedState['settings']['route'];
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly reducedMotion: boolean;
  readonly theme: SavedState['settings']['theme'];
}

/** `settings` as it was asked for. */
export interface SettingsCommand {
  readonly kind: 'settings';
  readonly dataDir: string | null;
  /** The setting to show or to set, or null for all. */
  readonly name: string | null;
  /** What to set it to, or null to show it. */
  readonly value: string | null;
  readonly json: boolean;
}

/** `settings`: shows the settings, or changes one. */
export async function settingsCommand(command: SettingsCommand, ports: CommandPorts): Promise<Output> {
  const { name, value } = command;
  const found: Result<Setting | null, string> = name === null ? ok(null) : findSetting(name);
  if (!found.ok) return wrongUsage(found.failure);
  const setting = found.value;
  return setting === null || value === null
    ? show(command, setting, ports)
    : change(command, setting, value, ports);
}

async function show(
  { dataDir, json }: SettingsCommand,
  one: Setting | null,
  ports: CommandPorts,
): Promise<Output> {
  const reading = await ports.readSaved(dataDir);
  if (reading.kind !== 'saved' && reading.kind !== 'missing') return openingFailure(reading);
  const { settings } = reading.kind === 'saved' ? reading.state : NOTHING_SAVED;
  const words = one === null ? settingsText(settings) : one.read(settings);
  return { text: json ? JSON.stringify(settingsReport(settings)) : words, remarks: [], exitCode: 0 };
}

async function change(
  { dataDir, json }: SettingsCommand,
  setting: Setting,
  value: string,
  ports: CommandPorts,
): Promise<Output> {
  // A value that is not one is said before anything is opened.
  const tried = changeSetting(NOTHING_SAVED.settings, setting, value);
  if (!tried.ok) return wrongUsage(tried.failure);
  const data = await ports.openSaved(dataDir);
  if (data.kind !== 'opened') return openingFailure(data);
  try {
    const changed = changeSetting(data.state.settings, setting, value);
    const settings = changed.ok ? changed.value : data.state.settings;
    const problem = data.save({ ...data.state, settings });
    if (problem !== null) {
      return openingFailure({ kind: 'unwritable', file: data.file, reason: problem });
    }
    const text = json
      ? JSON.stringify(settingsReport(settings))
      : `${setting.name} is ${value} now.${setting.since}`;
    return { text, remarks: [], exitCode: 0 };
  } finally {
    data.release();
  }
}

/** The settings in the shape that scripts read. */
export function settingsReport(settings: SavedState['settings']): SettingsReport {
  const { phone, route, plain, ascii, reducedMotion, theme } = settings;
  return { phone, route, plain, ascii, reducedMotion, theme };
}

/** Columns of the names. */
const NAME_COLUMNS = 16;

function settingsText(settings: SavedState['settings']): string {
  const rows = SETTINGS.flatMap((setting) => [
    `${setting.name.padEnd(NAME_COLUMNS)}${setting.read(settings)}`,
    `${' '.repeat(NAME_COLUMNS)}${setting.values.join(', ')}: ${setting.note}`,
  ]);
  return [...rows, '', 'mfa-lab settings NAME VALUE sets one.'].join('\n');
}
