import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDoorEffect } from '../../../src/cli/run/door-keeper.js';
import { openLab } from '../../../src/cli/run/open-lab.js';
import { decodeSavedState } from '../../../src/cli/storage/saved-state.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { AppStore } from '../../../src/ui/store/app-store.js';
import { createAppStore } from '../../../src/ui/store/app-store.js';
import type { Model, SavedState } from '../../../src/ui/store/model.js';
import { SOME_TIME, seededRandom } from '../../helpers/fake-ports.js';

const LESSON = 'mfa-on-the-command-line';

/** Lesson 12 in the process of the test, in a folder of its own, with a door that can really be opened. */
export function labWithRealDoor() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-door-'));
  const now = epochSeconds(SOME_TIME);
  const lab = openLab({
    lesson: LESSON,
    dataDir: folder,
    clock: { now: () => now },
    random: seededRandom(1),
    ids: seededRandom(2),
    joined: { kind: 'none' },
    timer: { after: () => () => undefined },
  });
  let look = (): void => {};
  const store: AppStore = createAppStore(lab.firstModel({ columns: 80, rows: 24 }), {
    context: lab.context,
    runEffect(effect, model, dispatch) {
      if (isDoorEffect(effect)) void lab.door?.run(effect, { model: () => store.get(), tell: dispatch });
      else void lab.runEffect(effect, model, dispatch);
    },
  });
  store.subscribe(() => look());
  const press = (...keys: readonly string[]) => {
    for (const key of keys) {
      const named = key === 'enter' || key === 'escape' ? key : null;
      store.dispatch({
        kind: 'key',
        key: named === null ? { name: 'text', text: key } : { name: named, text: '' },
        now,
      });
    }
  };
  store.dispatch(lab.firstMessage);
  return {
    lab,
    folder,
    store,
    press,
    until: (isTrue: (model: Model) => boolean) =>
      new Promise<void>((resolve) => {
        look = () => (isTrue(store.get()) ? resolve() : undefined);
        look();
      }),
    /** At the terminal, with the door open. Answers the address of it. */
    async open(stepId = 'the-plain-key'): Promise<{ readonly url: string; readonly files: string }> {
      for (let count = 0; count < 40 && store.get().saved.sessions[LESSON]?.stepId !== stepId; count += 1) {
        press('escape', store.get().saved.sessions[LESSON]?.isSolved === true ? 'n' : 's');
      }
      press('enter', 'escape', 'o');
      await this.until(({ door }) => door.kind === 'open' || door.kind === 'failed');
      const { door } = store.get();
      if (door.kind !== 'open') throw new Error(JSON.stringify(door));
      press('escape');
      return {
        url: `http://127.0.0.1:${door.port}`,
        files: path.join(folder, `aws-serve-${door.port}`),
      };
    },
    session() {
      const session = store.get().saved.sessions[LESSON];
      if (session === undefined) throw new Error('the lesson is not open');
      return session;
    },
    onDisk(): SavedState {
      const file = path.join(folder, 'progress.json');
      return decodeSavedState(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
    },
    [Symbol.dispose]() {
      lab.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
