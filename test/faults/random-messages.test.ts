import { expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../src/cli/storage/document-file.js';
import { decodeSavedState, encodeSavedState, isSavedState } from '../../src/cli/storage/saved-state.js';
import { LESSONS } from '../../src/lessons/catalog.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { phoneCode } from '../../src/sim/things/phone.js';
import { allDevicesOf } from '../../src/sim/world/account.js';
import { labTime, type World } from '../../src/sim/world/world.js';
import { screenView } from '../../src/ui/screens/screen-view.js';
import type { KeyPress } from '../../src/ui/store/key-press.js';
import type { Message, Model } from '../../src/ui/store/model.js';
import { firstModel } from '../../src/ui/store/model.js';
import { openLesson } from '../../src/ui/store/open-lesson.js';
import { elements } from '../../src/ui/store/screen-elements.js';
import { update } from '../../src/ui/store/update.js';
import { lineWidth } from '../../src/ui/text/spans.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { fakeContext, SOME_TIME, seededRandom } from '../helpers/fake-ports.js';
import { hiddenIn } from '../helpers/hostile-text.js';
import { FULL_DISPLAY } from '../ui/text/displays.js';
import { halfFinishedDocuments } from './half-finished.js';
import { type Pick, picker } from './mutations.js';

const MESSAGES = attacks(3_000, 100_000);

/** One learner goes so far; the next begins at another task of the course. */
const EACH = 200;

/** Drawing takes ten times as long as what is drawn, so it is done every so many messages. */
const DRAWN = 4;

const NAMED: readonly KeyPress['name'][] = [
  ...(['enter', 'enter', 'enter', 'enter', 'enter', 'tab', 'tab', 'tab', 'shift-tab', 'up', 'down'] as const),
  ...(['left', 'right', 'page-up', 'page-down', 'escape', 'backspace', 'f1', 'ctrl-c'] as const),
];
const LETTERS = [
  ...'abcdhhsuxXyynpwweltkjgvrfiEANd?0123456789 ',
  'erase',
  '日',
  'e\u0301',
  '\u202E',
  '\u0000',
];

const TEXTS = [
  ...[
    '',
    'alice',
    'alice-phone',
    'alice-phone-2',
    'constructor',
    '__proto__',
    'x'.repeat(5_000),
    '日'.repeat(200),
  ],
  ...[
    '\u001B]0;OWNED\u0007',
    '\u009B31m',
    'a\u2028b\u202Ec',
    '../../x',
    'otpauth://totp/a?secret=%1B',
    '='.repeat(9_000),
  ],
  ...['JBSWY3DPEHPK3PXP', '000000', '111 111', '١٢٣٤٥٦', '12345678\n', '\r\n\r\n', 'Cedar-Lantern-33'],
];

/** Seconds that pass: a key's, a code's, a sleep's, and a clock that is set. */
const PAUSES = [0, 0, 1, 1, 5, 29, 30, 31, 90, 600, 3600, 90_000, -1, -30, -4000];

function worldOf(model: Model): World | undefined {
  return openLesson(model)?.session.world;
}

/** A code of a device, as a phone by a clock shows it that may be off. */
function someCode(model: Model, now: number, pick: Pick): string {
  const world = worldOf(model);
  const entry = world?.phone.entries[pick(Math.max(1, world.phone.entries.length))];
  if (world === undefined || entry === undefined) return String(100_000 + pick(900_000));
  return phoneCode(world, entry, labTime(world, epochSeconds(Math.max(0, now + 30 * (pick(7) - 3)))));
}

function someMessage(model: Model, time: number, pick: Pick): Message {
  const now = epochSeconds(time);
  const one = <Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item => {
    const item = items[pick(items.length)];
    if (item === undefined) throw new Error('there is nothing to choose from');
    return item;
  };
  const roll = pick(100);
  if (roll < 45) return { kind: 'key', key: { name: one(NAMED), text: '' }, now };
  if (roll < 65) return { kind: 'key', key: { name: 'text', text: one(LETTERS) }, now };
  if (roll < 75) return { kind: 'pasted', text: `${someCode(model, time, pick)}${one(['', '\n'])}`, now };
  if (roll < 79) return { kind: 'pasted', text: one(TEXTS), now };
  if (roll < 86) {
    const fields = elements(model).filter(({ kind }) => kind === 'field');
    return {
      kind: 'field-changed',
      field: fields[pick(fields.length || 1)]?.id ?? 'constructor',
      value: one(TEXTS),
      now,
    };
  }
  if (roll < 90) return { kind: 'ticked', now };
  if (roll < 94) return { kind: 'resized', size: { columns: 1 + pick(220), rows: 1 + pick(70) } };
  const lessonId = one([...LESSONS.map(({ id }) => id), 'constructor', '__proto__', '']);
  return one<Message>([
    { kind: 'lesson-asked-for', lessonId, now },
    { kind: 'lesson-asked-for', lessonId, now },
    { kind: 'resumed', now },
    { kind: 'found-wide' },
    { kind: 'saved', problem: one([null, 'ENOSPC: no space left on device', 'x'.repeat(900)]) },
    { kind: 'plan-written', path: `/${'deep/'.repeat(pick(80))}recovery-plan.md` },
    { kind: 'plan-failed', reason: 'y'.repeat(pick(900)) },
    { kind: 'qr-file-written', path: `/${'deep/'.repeat(pick(80))}qr.png` },
    { kind: 'qr-file-failed', reason: 'EACCES: permission denied' },
    { kind: 'files-left', folder: '/a/b', names: ['recovery-plan.md', 'qr-x.png'] },
    { kind: 'file-written', name: 'recovery-plan.md', digest: 'abc' },
  ]);
}

/** No frame is taller or wider than its window, and nothing in it commands a terminal. */
function checkFrame(model: Model): void {
  const lines = screenView(model, FULL_DISPLAY);
  if (lines.length > Math.max(1, model.size.rows - 1)) {
    throw new Error(`${lines.length} lines in a window of ${model.size.rows}`);
  }
  for (const line of lines) {
    if (lineWidth(line) > model.size.columns) throw new Error(`too wide: ${JSON.stringify(line)}`);
    for (const piece of line) {
      const text = 'text' in piece ? piece.text : 'value' in piece ? piece.value : '';
      expect(hiddenIn(text)).toBeNull();
    }
  }
}

function expectNoneTwice(what: string, names: readonly unknown[]): void {
  if (new Set(names).size < names.length) throw new Error(`${what} twice: ${names.join(', ')}`);
}

/** The rules of the account. */
function checkWorld({ account, history }: World): void {
  const all = [...account.mfaDevices, ...account.securityKeys];
  expectNoneTwice(
    'a serial number',
    all.map(({ serialNumber }) => serialNumber),
  );
  for (const { userName } of account.users) {
    const devices = allDevicesOf(account, { type: 'user', userName });
    if (devices.length > 8) throw new Error(`${userName} has ${devices.length} devices`);
  }
  const accepted: string[] = [];
  // A device that is made anew under an old name has another secret.
  const made = new Map<string, number>();
  for (const { eventName, error, timeStep, details } of history) {
    if (error !== null) continue;
    const name = details['virtualMFADeviceName'];
    if (eventName === 'CreateVirtualMFADevice' && name !== undefined)
      made.set(name, (made.get(name) ?? 0) + 1);
    const serial = details['MFAIdentifier'];
    if (eventName === 'ConsoleLogin' && timeStep !== null && serial !== undefined)
      accepted.push(`${serial} ${made.get(serial.replace(/^.*\//, '')) ?? 0} ${timeStep}`);
  }
  expectNoneTwice('a code was accepted', accepted);
}

/** A saved document as text: the order of its keys does not matter, and half-typed text may be dropped. */
function comparable(document: JsonObject): string {
  return JSON.stringify(document, (key, value: unknown) => {
    if (key === 'drafts') return undefined;
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  });
}

function firstDifference(one = '', other = ''): string {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return [one, other].map((text) => text.slice(Math.max(0, at - 60), at + 60)).join(' | ');
}

/** What is saved is taken again, and is the same. */
function checkSaved(model: Model): void {
  const document: JsonObject = JSON.parse(JSON.stringify(encodeSavedState(model.saved)));
  expect(isSavedState(document)).toBe(true);
  const again: JsonObject = JSON.parse(JSON.stringify(encodeSavedState(decodeSavedState(document))));
  const [before, after] = [document, again].map(comparable);
  if (before !== after) throw new Error(`read as something else: ${firstDifference(before, after)}`);
}

it(`${MESSAGES} random messages crash nothing, outgrow no window, break no rule, and can be saved (seed ${ATTACK_SEED})`, {
  timeout: 900_000,
}, () => {
  const documents = halfFinishedDocuments();
  const pick = picker(ATTACK_SEED);
  const places = new Set<string>();
  for (let life = 0; life * EACH < MESSAGES; life += 1) {
    let now = SOME_TIME;
    const context = () => ({ ...fakeContext(now), random: seededRandom(pick(1_000_000)) });
    const document = documents[pick(documents.length)];
    let model = firstModel(decodeSavedState(document), epochSeconds(now), { columns: 80, rows: 24 }, []);
    const sent: Message[] = [];
    try {
      for (let count = 0; count < EACH; count += 1) {
        now = Math.max(0, now + (PAUSES[pick(PAUSES.length)] ?? 0));
        const message =
          count === 0
            ? ({ kind: 'resumed', now: epochSeconds(now) } as const)
            : someMessage(model, now, pick);
        sent.push(message);
        model = update(model, message, context()).model;
        const world = worldOf(model);
        if (world !== undefined) checkWorld(world);
        if (count % DRAWN === 0) checkFrame(model);
        const open = openLesson(model);
        if (open !== null) places.add(`${open.lesson.id}/${open.step.id}`);
      }
      checkSaved(model);
    } catch (error) {
      throw new Error(`learner ${life}, after: ${JSON.stringify(sent.slice(-4)).slice(0, 600)}`, {
        cause: error,
      });
    }
  }
  expect(places.size).toBeGreaterThan(attacks(25, 70));
  console.info(`${MESSAGES} messages, ${places.size} steps of the course`);
});
