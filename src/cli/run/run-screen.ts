import { themeFor } from '../../ui/ink/theme.js';
import type { Look } from '../../ui/screens/look.js';
import { LAB_LOOK } from '../../ui/screens/look.js';
import type { AppStore, AppStorePorts } from '../../ui/store/app-store.js';
import { createAppStore } from '../../ui/store/app-store.js';
import type { Effect, Message, Model } from '../../ui/store/model.js';
import type { Display } from '../../ui/text/display.js';
import { groundNow } from '../../ui/text/drawing.js';
import { sizeOf } from '../../ui/text/sizes.js';
import { drawLines, openScreen } from '../terminal/first-frame.js';
import { ASK_BACKGROUND, ASK_WIDTH } from '../terminal/terminal-questions.js';
import { isDoorEffect } from './door-keeper.js';
import type { OpenLab } from './open-lab.js';

/** The terminal that the lab is shown on. */
export interface ScreenOptions {
  readonly display: Display;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Told once the screen is open how to close it and give the terminal back. */
  readonly onOpen: (close: () => void) => void;
}

/** What is shown: the lab, or something around it. */
export interface Show {
  readonly createStore: (first: Model, ports: AppStorePorts) => AppStore;
  readonly look: Look;
}

const THE_LAB: Show = { createStore: createAppStore, look: LAB_LOOK };

/** Runs the lab on the full screen until the learner leaves it. */
export async function runScreen(
  lab: OpenLab,
  options: ScreenOptions,
  { createStore, look }: Show = THE_LAB,
): Promise<void> {
  const { stdin, stdout, display } = options;
  let leave = (): void => {};
  let lend = async (_use: () => void): Promise<void> => {};
  // What the first message asks for outside, such as saving, waits until there is something to read.
  const waiting: (() => void)[] = [];
  let isWaiting = true;
  const first = lab.firstModel(sizeOf(stdout));
  const drawing = { ...first.drawing, isStill: display.reducedMotion };
  const store = createStore(
    { ...first, drawing },
    {
      context: () => lab.context(),
      runEffect(effect, model, dispatch) {
        const run = () => void lab.runEffect(effect, model, dispatch);
        if (effect.kind === 'exit') leave();
        else if (effect.kind === 'open-editor') void edit(effect, dispatch);
        else if (isDoorEffect(effect))
          void lab.door?.run(effect, { model: () => store.get(), tell: dispatch });
        else if (isWaiting) waiting.push(run);
        else run();
      },
    },
  );

  async function edit(
    asked: Extract<Effect, { readonly kind: 'open-editor' }>,
    dispatch: (message: Message) => void,
  ): Promise<void> {
    const { editedText } = await import('../terminal/edited-text.js');
    let left: Message | undefined;
    await lend(() => {
      left = editedText(asked, lab.clock);
    });
    if (left !== undefined) dispatch(left);
  }

  store.dispatch(lab.firstMessage);
  const lines = look.view(store.get(), display);
  const { theme } = lab.saved.settings;
  const frame = drawLines(lines, themeFor(display.colors, groundNow(display, drawing, theme)));
  const asked = { width: !display.ascii, background: theme === 'auto' && display.colors !== 'none' };
  const question = (asked.width ? ASK_WIDTH : '') + (asked.background ? ASK_BACKGROUND : '');
  const screen = openScreen(stdin, stdout, frame, question);
  options.onOpen(screen.close);
  isWaiting = false;
  for (const run of waiting) run();
  const { showApp } = await import('./show-app.js');
  const app = showApp({
    store,
    clock: lab.clock,
    display,
    look,
    asked,
    stdin,
    stdout: screen.stdout,
    beforeStop: lab.saveNow,
  });
  leave = () => app.leave();
  lend = (use) => app.lend(use);
  screen.handOver();
  options.onOpen(() => app.leaveNow());
  await app.waitUntilExit();
}
