import { ROUTES } from '../../../lessons/engine/routes.js';
import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import type { SavedState } from '../../../ui/store/model.js';
import { THEME_CHOICES } from '../../../ui/text/ground.js';
import { nearestName } from '../../arguments/nearest-name.js';
import { quoted } from '../../arguments/shown-word.js';

type Settings = SavedState['settings'];

/** What can be set by name: whether a class is followed, its own key and `join` say. */
type ShownSettings = Omit<Settings, 'followsClass'>;

/** One setting as it is named, shown and set on the command line. */
export interface Setting {
  readonly name: string;
  /** All that it can be set to. */
  readonly values: readonly string[];
  /** What it is for. */
  readonly note: string;
  /** What to say after a change, with a space in front; empty when it holds at once. */
  readonly since: string;
  read(settings: ShownSettings): string;
  /** The settings with this one changed, or undefined for a value that it does not have. */
  change(settings: Settings, value: string): Settings | undefined;
}

const PHONES = ['lab', 'own'] as const;

/** All settings, in the order in which they are shown. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'phone',
    values: PHONES,
    note: "the lab's phone, or your own",
    since: ' It holds from the next lesson you start.',
    read: ({ phone }) => phone ?? 'not chosen yet',
    change: (settings, value) => {
      const phone = PHONES.find((candidate) => candidate === value);
      return phone && { ...settings, phone };
    },
  },
  {
    name: 'route',
    values: ROUTES.map(({ id }) => id),
    note: 'the full course, the essentials, or the quick answer',
    since: ' What you have done stays done.',
    read: ({ route }) => route,
    change: (settings, value) => {
      const route = ROUTES.find(({ id }) => id === value);
      // Whoever sets a route wants that one, in a class as well.
      return route && { ...settings, route: route.id, followsClass: false };
    },
  },
  onOff('plain', 'plain', 'the lab as lines, for screen readers'),
  onOff('ascii', 'ascii', 'no characters beyond ASCII'),
  onOff('reduced-motion', 'reducedMotion', 'nothing on the screen moves by itself'),
  {
    name: 'theme',
    values: THEME_CHOICES,
    note: 'colours for a dark or a light background; auto asks the terminal',
    since: '',
    read: ({ theme }) => theme,
    change: (settings, value) => {
      const theme = THEME_CHOICES.find((candidate) => candidate === value);
      return theme && { ...settings, theme };
    },
  },
];

function onOff(name: string, field: 'plain' | 'ascii' | 'reducedMotion', note: string): Setting {
  const values = ['on', 'off'];
  return {
    name,
    values,
    note,
    since: '',
    read: (settings) => (settings[field] ? 'on' : 'off'),
    change: (settings, value) =>
      values.includes(value) ? { ...settings, [field]: value === 'on' } : undefined,
  };
}

/** A setting by its name; the failure is a sentence that lists the right ones. */
export function findSetting(name: string): Result<Setting, string> {
  const setting = SETTINGS.find((candidate) => candidate.name === name);
  if (setting !== undefined) return ok(setting);
  const names = SETTINGS.map((candidate) => candidate.name);
  const near = nearestName(name, names);
  const meant = near === null ? '' : `Did you mean ${near}? `;
  return fail(`${meant}There is no setting ${quoted(name)}. The settings are ${listed(names, 'and')}.`);
}

/** The settings with one changed; the failure is a sentence that lists the right values. */
export function changeSetting(settings: Settings, setting: Setting, value: string): Result<Settings, string> {
  const changed = setting.change(settings, value);
  if (changed !== undefined) return ok(changed);
  return fail(`${setting.name} can be ${listed(setting.values, 'or')}, not ${quoted(value)}.`);
}

/** `a, b or c`. */
export function listed(words: readonly string[], link: 'and' | 'or'): string {
  const [last = '', ...others] = words.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} ${link} ${last}`;
}

/** The settings on one line, but for some: `phone lab, route full, plain off`. */
export function settingsLine(settings: ShownSettings, leftOut: readonly string[] = []): string {
  return SETTINGS.filter(({ name }) => !leftOut.includes(name))
    .map((setting) => `${setting.name} ${setting.read(settings)}`)
    .join(', ');
}
