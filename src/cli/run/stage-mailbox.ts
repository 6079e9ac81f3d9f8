import type { Clock } from '../../sim/base/ports.js';
import { doCommand } from '../../ui/screens/stage/do-command.js';
import { stageFileOf } from '../../ui/screens/stage/stage-file-of.js';
import type { StageModel } from '../../ui/screens/stage/stage-state.js';
import type { StageStore } from '../../ui/screens/stage/stage-store.js';
import type { Display } from '../../ui/text/display.js';
import type { StagePost } from '../stage/stage-post.js';
import { openStagePost } from '../stage/stage-post.js';

/** What the stage says to the notes, and hears of them. */
export interface StageMailbox {
  /** Tells of this stage from now on, and does what is asked of it where it listens. */
  attach(store: StageStore, listens: boolean): void;
  /** Says that the stage was left. Never throws. */
  close(): void;
}

/**
 * The mailbox in the folder of the stage, which is opened with it. A stage whose folder takes nothing says so in its own way;
 * the notes see that it is silent.
 */
export function openMailbox(folder: string, clock: Clock, display: Display): StageMailbox {
  let post: StagePost | null = null;
  return {
    attach(store, listens) {
      let told: readonly unknown[] = newsOf(store.stage());
      const opened = openStagePost({
        folder,
        now: () => clock.now(),
        tell: (process) => stageFileOf(store.stage(), { ...process, display }),
        obey: listens ? (command) => store.run((model, moment) => doCommand(model, command, moment)) : null,
      });
      store.subscribe(() => {
        const news = newsOf(store.stage());
        if (news.every((part, index) => part === told[index])) return;
        told = news;
        opened.changed();
      });
      post = opened;
    },
    close() {
      post?.close();
      post = null;
    },
  };
}

/** What the notes show of a stage: where nothing of it has changed, there is nothing to tell but that it is there. */
function newsOf({ lab, stage }: StageModel): readonly unknown[] {
  const { clock, isBlank, areSecretsShown, isRevealed, big, over, shown, votes, timer, diary } = stage;
  const { saved, notice, textPage, overlay, focus, size, screen, optionAt } = lab;
  const stages = [clock, isBlank, areSecretsShown, isRevealed, big, over, shown, votes, timer, diary];
  return [...stages, saved, notice, textPage, overlay, focus, size, screen, optionAt];
}
