import fs from 'node:fs';
import path from 'node:path';
import { isObject, type JsonObject } from '../../src/cli/storage/document-file.js';
import { decodeSavedState, encodeSavedState, isSavedState } from '../../src/cli/storage/saved-state.js';
import { p256 } from '../../src/cli/system/p256.js';
import { systemRandom } from '../../src/cli/system/system-ports.js';
import type { ExecuteContext } from '../../src/sim/base/ports.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { screenView } from '../../src/ui/screens/screen-view.js';
import type { KeyPress } from '../../src/ui/store/key-press.js';
import type { Message, Model } from '../../src/ui/store/model.js';
import { firstModel } from '../../src/ui/store/model.js';
import type { SaveWhen } from '../../src/ui/store/saving.js';
import { focusedElement, isTypingText } from '../../src/ui/store/screen-elements.js';
import { update } from '../../src/ui/store/update.js';
import type { Span } from '../../src/ui/text/spans.js';
import { STEP_START } from '../e2e/lab.js';
import { readable } from '../helpers/readable.js';
import { FULL_DISPLAY } from '../ui/text/displays.js';

/** A key as the terminal sends it, and as the store hears of it. */
export interface Press {
  readonly bytes: string;
  readonly key: KeyPress;
}

/** A key with a name. */
export function named(bytes: string, name: KeyPress['name']): Press {
  return { bytes, key: { name, text: '' } };
}

/** A key with a character on it. */
export function typed(text: string): Press {
  return { bytes: text, key: { name: 'text', text } };
}

/** When the lab starts, and how its randomness begins, in the oracle as in the program. */
export const NOW = epochSeconds(STEP_START + 3);
export const SEED = 7;

/** What is on disk; undefined when there is nothing. A broken or foreign file fails the test. */
export function storedIn(folder: string): JsonObject | undefined {
  const file = path.join(folder, 'progress.json');
  if (!fs.existsSync(file)) return undefined;
  const document: JsonObject = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (!isSavedState(document)) throw new Error(`not a progress file:\n${JSON.stringify(document)}`);
  return document;
}

/** The digits of code 1 of lesson 6 that are on disk. */
export function savedCode(folder: string): unknown {
  return Object(Object(Object(storedIn(folder)?.['sessions'])['two-consecutive-codes'])['drafts'])['code-1'];
}

/** The same lab without terminal, disk and time: what a run that starts from `document` would show and save. */
export class Oracle {
  #model: Model;
  /** How many random bytes have been used: a stream with the same seed goes on from there. */
  #used = 0;

  constructor(document: JsonObject | undefined) {
    this.#model = firstModel(decodeSavedState(document), NOW, { columns: 80, rows: 24 }, []);
    this.#send({ kind: 'resumed', now: NOW });
  }

  get model(): Model {
    return this.#model;
  }

  /** Presses a key; answers how soon all that is saved so far has to be on disk, or null where nothing has to. */
  press(press: Press): SaveWhen | null {
    return this.#send(this.#messageOf(press));
  }

  /** What a key would lead to. */
  tried(press: Press): Model {
    return update(this.#model, this.#messageOf(press), this.#context()).model;
  }

  #send(message: Message): SaveWhen | null {
    const { model, effects } = update(
      this.#model,
      message,
      this.#context((count) => {
        this.#used += count;
      }),
    );
    this.#model = model;
    return effects.find((effect) => effect.kind === 'save')?.when ?? null;
  }

  #context(onUse: (count: number) => void = () => {}): ExecuteContext {
    const stream = systemRandom({ now: undefined, seed: String(SEED) });
    stream.bytes(this.#used);
    const bytes = (count: number) => {
      onUse(count);
      return stream.bytes(count);
    };
    return { now: NOW, random: { bytes }, signatures: p256 };
  }

  #messageOf({ key }: Press): Message {
    const focused = focusedElement(this.#model);
    // Letters in a text field go to the field, which tells the store its new text.
    if (key.name === 'text' && isTypingText(this.#model) && focused?.kind === 'field') {
      return { kind: 'field-changed', field: focused.id, value: focused.value + key.text, now: NOW };
    }
    return { kind: 'key', key, now: NOW };
  }
}

/** The pieces of text on the screen that stand there whatever second it is. */
export function steadyText(model: Model): readonly string[] {
  const at = (seconds: number) => pieces({ ...model, now: epochSeconds(NOW + seconds) });
  const [first, ...later] = [0, 1, 4, 12].map(at);
  return (first ?? []).filter((piece) => later.every((other) => other.includes(piece)));
}

function pieces(model: Model): readonly string[] {
  const shown = screenView(model, FULL_DISPLAY).map((line) => line.map(textOfSpan).join(''));
  return readable(shown.join('\n'))
    .split(/[│─\n]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 2 && !/\d s\b|[▀▄█]/.test(piece));
}

/** A field's text ends a piece: how much room is drawn behind it depends on its cursor. */
function textOfSpan(span: Span): string {
  if ('text' in span) return span.text;
  if ('raw' in span) return '│';
  return span.isMasked ? '│' : `${span.value}│`;
}

/** Fields that depend on the moment, or on what is written beside. */
const VOLATILE = new Set([
  'seconds',
  'clockOffset',
  'waiting-since',
  'planPath',
  'written',
  'offset',
  'offlineRollovers',
]);

/** A saved document without what differs from run to run, as text that can be compared. */
export function essence(document: JsonObject | undefined): string {
  // The learner's own id is drawn when the file is made; other things are called by theirs.
  const compared = document === undefined ? null : { ...document, id: undefined };
  return JSON.stringify(compared, (key, value: unknown) => {
    if (VOLATILE.has(key)) return undefined;
    if (typeof value === 'number' && value > 1e9) return 'a time';
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  });
}

/** What the program should have saved. */
export function expectedEssence(model: Model): string {
  return essence(JSON.parse(JSON.stringify(encodeSavedState(model.saved))));
}
