import { findLesson } from '../../../lessons/catalog.js';
import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import type { SavedState } from '../../../ui/store/model.js';
import { wordNoLesson } from '../../arguments/unknown-word.js';
import type { CommandPorts, OpenedData, Output } from '../command.js';
import { failure, wrongUsage } from '../command.js';
import type { Place } from '../course/course.js';
import { lessonName, numberOf, placeIn } from '../course/course.js';
import { openingFailure } from '../saved-text.js';
import { leftEntries } from './left-entries.js';
import type { Reset } from './reset-saved.js';
import { resetSaved } from './reset-saved.js';
import type { ResetScope } from './reset-scope.js';
import { capital, RESET_WORDS, wordDone, wordPlan } from './reset-text.js';

/** `reset` as it was asked for. */
export interface ResetCommand {
  readonly kind: 'reset';
  readonly dataDir: string | null;
  readonly scope: ResetScope;
  /** Id or number, or null for the lesson that is open. */
  readonly lesson: string | null;
  readonly yes: boolean;
}

/** What is to be started anew, and where the learner is in it. */
interface Target {
  readonly reset: Reset;
  readonly place: Place | null;
}

/** `reset`: starts a step, a lesson or everything anew, after it said what that means and was told to go ahead. */
export async function resetCommand(command: ResetCommand, ports: CommandPorts): Promise<Output> {
  const { dataDir, scope, yes } = command;
  if (command.lesson !== null && findLesson(command.lesson) === undefined) {
    return wrongUsage(`${wordNoLesson(command.lesson)}. mfa-lab list shows them all.`);
  }
  if (!yes && ports.ask === null) {
    return wrongUsage(
      `reset ${scope} asks before it does anything, and here is no terminal to answer at. Add --yes to go ahead without the question.`,
    );
  }
  const reading = await ports.readSaved(dataDir);
  // Opening would make the folder, where there is nothing to reset.
  if (reading.kind === 'missing')
    return done(`Nothing is saved in ${reading.file}, so there is nothing to reset.`);
  if (reading.kind !== 'saved') return openingFailure(reading);
  const data = await ports.openSaved(dataDir);
  if (data.kind !== 'opened') return openingFailure(data);
  try {
    return await resetOpened(command, data, ports);
  } finally {
    data.release();
  }
}

async function resetOpened(command: ResetCommand, data: OpenedData, ports: CommandPorts): Promise<Output> {
  const found = findTarget(command, data.state);
  if (!found.ok) return found.failure;
  const { reset, place } = found.value;
  const plan = wordPlan(reset, place, await ports.filesBeside(command.dataDir));
  if (!command.yes && !(await isWanted(plan, RESET_WORDS[reset.scope], ports))) {
    return failure('Nothing was changed.');
  }
  const after = resetSaved(data.state, reset, ports.context());
  const problem = data.save(after);
  if (problem !== null) return openingFailure({ kind: 'unwritable', file: data.file, reason: problem });
  const words = wordDone(reset, leftEntries(data.state, after));
  return done(command.yes ? `${plan}\n\n${words}` : words);
}

async function isWanted(plan: string, word: string, { ask }: CommandPorts): Promise<boolean> {
  if (ask === null) return false;
  const typed = await ask(`${plan}\n\nType ${word} and Enter to go ahead; anything else changes nothing: `);
  return typed.trim() === word;
}

/** What is meant, or what to say when there is nothing to start anew. */
function findTarget({ scope, lesson: named }: ResetCommand, saved: SavedState): Result<Target, Output> {
  if (scope === 'everything') return ok({ reset: { scope }, place: null });
  const lesson = findLesson(named ?? saved.current ?? '');
  if (lesson === undefined) return fail(failure(wordNoneOpen(scope)));
  const place = placeIn(saved, lesson.id);
  if (place === null) {
    return fail(
      done(
        `${capital(lessonName(lesson))}${numberOf(lesson) === null ? '' : ','} is not under way, so it starts at its first step anyway.`,
      ),
    );
  }
  return ok({ reset: scope === 'step' ? { scope } : { scope, lesson }, place });
}

function wordNoneOpen(scope: 'step' | 'lesson'): string {
  return scope === 'step'
    ? 'No lesson is open now, so you are at no step. Open one with mfa-lab LESSON; mfa-lab list shows how far each is.'
    : 'No lesson is open now. Say which one: mfa-lab reset lesson LESSON; mfa-lab list shows them all.';
}

function done(text: string): Output {
  return { text, remarks: [], exitCode: 0 };
}
