import type { ExecuteContext } from '../../sim/base/ports.js';
import type { LabTime } from '../../sim/base/time.js';
import type { Request } from '../../sim/requests.js';
import type { ReasonCode } from '../../sim/world/reasons.js';
import type { World } from '../../sim/world/world.js';
import type { Block, RichText } from '../words/rich-text.js';

/** Where a step began, so that its goals look only at what happened in it. */
export interface StepMark {
  readonly eventId: number;
  readonly comparisons: number;
  readonly offlineRollovers: number;
  readonly measurements: number;
}

/** What a goal may look at. `now` is lab time. */
export interface GoalView {
  readonly world: World;
  readonly now: LabTime;
  readonly since: StepMark;
}

/** One line of the goal list on screen, and the check behind it: the same object. */
export interface Goal {
  readonly id: string;
  readonly text: string;
  readonly isMet: (view: GoalView) => boolean;
  /** A sentence that names what is still in its way, to be told behind a move that has not met it; null where it is met. */
  readonly lacks?: (view: GoalView) => string | null;
}

/**
 * One move of a stored solution: a request made from the world as it stands (null: nothing to do), or waiting for the
 * next code. `now` is lab time.
 */
export type Move = ((world: World, now: LabTime) => Request | null) | 'wait-for-next-code';

/** A way to the goals. May look at the world first, for example at which phone is in use. */
export type Moves = (world: World) => readonly Move[];

/** What the learner works at: the simulated console, alice's terminal, or a desk with cards before there is a console. */
export type Stage = 'console' | 'terminal' | 'cards' | 'pairs' | 'equipment' | 'plan';

/**
 * What a task lends beside the console, from a clock check to an attacker's page. `account-menu`: the menu under one's name
 * is closed until it is opened, as in the real console.
 */
export type StepTool =
  | 'clock'
  | 'measure'
  | 'airplane-mode'
  | 'lose-phone'
  | 'root-card'
  | 'root-phone'
  | 'colleague'
  | 'telephone'
  | 'deny-sessions'
  | 'inbox'
  | 'text-message'
  | 'script'
  | 'relay'
  | 'account-menu';

/** A tempting wrong move, and the reason the learner then reads. */
export interface Temptation {
  readonly name: string;
  readonly moves: Moves;
  readonly reason: ReasonCode;
}

/** One card of the 30-second wait. */
export type WaitCard =
  | {
      readonly kind: 'predict';
      readonly question: string;
      readonly options: readonly QuizOption[];
    }
  | { readonly kind: 'look-inside'; readonly text: string }
  | { readonly kind: 'connect'; readonly text: string };

/** One of several answers to choose from. Its id stays; the letter that it has on the screen is its place there. */
export interface Choice {
  readonly id: string;
  readonly text: string;
  readonly isRight: boolean;
}

/** One answer of a question; every one explains itself when chosen. */
export interface QuizOption extends Choice {
  /** Stable: progress is kept by it. It is no letter of the screen, where each learner has an order of their own. */
  readonly id: 'a' | 'b' | 'c' | 'd';
  readonly explanation: string;
  /** What somebody who chooses it believes. Right answers have none. */
  readonly misconception?: string;
}

/** What somebody expects of a task before it is done. */
export interface PredictionOption extends Choice {
  readonly id: 'a' | 'b' | 'c';
  /** As the end of a sentence that begins with "You said:", and of one with "In fact,". */
  readonly text: string;
}

/**
 * A question before a task: what will happen? It is answered, or passed over with Enter. Once the task is done, what was
 * said stands beside what happened, which is the text of the right answer.
 */
export interface Prediction {
  readonly question: string;
  readonly options: readonly PredictionOption[];
  /** Who showed it, where the right answer does not go on from "In fact,": "The phone showed". */
  readonly shownBy?: string;
}

interface StepBase {
  /** Stable and kebab-case: progress is kept by it. */
  readonly id: string;
  readonly title: string;
  /** Where the facts come from: an AWS page, an RFC section, or "lab" for the lab's own choice. */
  readonly sources: readonly string[];
  /** For who wants to know more (`e`). */
  readonly more?: readonly Block[];
  /** The key for the inside of the code (`i`) is named at the foot of the page. It works elsewhere, too. */
  readonly namesInside?: true;
}

/** A page of text. */
export interface ReadStep extends StepBase {
  readonly kind: 'read';
  readonly blocks: readonly Block[];
  /** It tells how the address of a sign-in page looks: in a class its own stands below. */
  readonly namesSignInPage?: true;
}

/** A question. */
export interface QuizStep extends StepBase {
  readonly kind: 'quiz';
  readonly question: string;
  readonly options: readonly QuizOption[];
  /** The lesson this asks back about. */
  readonly recalls?: string;
}

/** Something to do in the simulated world. */
export interface TaskStep extends StepBase {
  readonly kind: 'task';
  readonly prompt: RichText;
  /** Where somebody with a real phone has something else to do. */
  readonly ownPhonePrompt?: RichText;
  /** What the learner says before the task opens. Its goals, title and text must not give it away. */
  readonly predictions?: readonly Prediction[];
  /** What follows the prompt and depends on the learner's own world, such as a code that was used. */
  readonly reminder?: (world: World) => RichText;
  /** Without any there is nothing to solve, and the step never ends. */
  readonly goals: readonly Goal[];
  /** Nudge, then what to do. The third level does it. */
  readonly hints: readonly [RichText, RichText];
  readonly solution: Moves;
  /** A world of its own, where it does not go on in that of the step before. */
  readonly newWorld?: (context: ExecuteContext) => World;
  /** What happens in the world before the step begins: a phone is lost, a clock drifts. Nothing of it is the learner's doing. */
  readonly arrange?: Moves;
  /** Where it is done; the console unless said. */
  readonly stage?: Stage;
  readonly tools?: readonly StepTool[];
  /** It is about what stands beside the page, so the focus begins there. */
  readonly beginsBeside?: true;
  /** Something is to be found in the event history, so it does not stand beside the console before somebody has looked. */
  readonly hidesHistory?: true;
  /** Nobody is to know that a stranger has a window, and nobody goes there. */
  readonly hidesStrangers?: true;
  /** How a phone's clock stands is to be found out: it is not written beside it before it was measured or set. */
  readonly hidesClock?: true;
  /** Another way to the same goals, for the tests: the lab must accept it too. */
  readonly otherRoute?: Moves;
  readonly temptations?: readonly Temptation[];
  /** Two lines shown once it is solved: why it worked. */
  readonly why: RichText;
  /** What the learner's own world shows once it is solved, such as a time that was measured. */
  readonly outcome?: (world: World) => string;
  readonly waitCards?: readonly WaitCard[];
  /** The wait begins with the step itself, not with a code. */
  readonly waitsAtStart?: true;
  /** Of two codes the second is the so many-th after the first; the next one unless said. */
  readonly waitsForCodes?: number;
  /** What to do where the goals cannot be met any more; null while they can. */
  readonly astray?: (world: World) => RichText | null;
}

/** One step of a lesson. */
export type Step = ReadStep | QuizStep | TaskStep;

/** Whether there is anything to solve in a step: there always is, but in the sandbox. */
export function hasGoals(step: Step): boolean {
  return step.kind !== 'task' || step.goals.length > 0;
}

/** A lesson: data, and small pure checks. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly objective: string;
  /** An estimate. */
  readonly minutes: number;
  /** The world it starts from when it is opened by itself; an account of a company unless said. */
  readonly newWorld?: (context: ExecuteContext) => World;
  /** Moves from there to where this lesson can start. */
  readonly checkpoint: Moves;
  /** The lab's phone stands in for the learner's own, whose clock must not be played with. */
  readonly lendsPhone?: boolean;
  /** After a try the lab draws where the codes fell among those that AWS takes. */
  readonly drawsTime?: boolean;
  /** Whether a world that comes from the lesson before will do. Without it the lesson has a world of its own. */
  readonly accepts?: (world: World) => boolean;
  /** Nothing that is done in it is counted: it is no lesson to be finished. */
  readonly isUncounted?: true;
  /** Programs of the learner's own may call its account: a port is opened for them when that is asked for. */
  readonly opensDoor?: true;
  readonly steps: readonly Step[];
}
