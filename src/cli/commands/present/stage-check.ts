import { LESSONS } from '../../../lessons/catalog.js';
import type { ClassFile } from '../../../lessons/class/class-file.js';
import { classMinutes } from '../../../lessons/class/class-file.js';
import { stepNumber } from '../../../lessons/engine/place.js';
import { mistakesOf, requestOf } from '../../../lessons/engine/prepared.js';
import { act } from '../../../lessons/engine/session.js';
import { labEnrolment, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { textPageCount } from '../../../ui/screens/overlays/text-pages.js';
import { firstStage } from '../../../ui/screens/stage/first-stage.js';
import { roomEntry } from '../../../ui/screens/stage/room-view.js';
import type { StageMoment } from '../../../ui/screens/stage/stage-moves.js';
import { goToStep } from '../../../ui/screens/stage/stage-moves.js';
import type { StageModel } from '../../../ui/screens/stage/stage-state.js';
import { NOTHING_SET } from '../../../ui/store/settings.js';
import { qrSize } from '../../../ui/text/qr-blocks.js';
import type { Size } from '../../../ui/text/sizes.js';
import { FALLBACK_SIZE, LEAST_SIZE, layoutOf } from '../../../ui/text/sizes.js';
import { facilitatorsClass } from '../class-file.js';
import type { CommandPorts, Output } from '../command.js';
import { failure } from '../command.js';
import { hourOf, minutesOf } from '../hours.js';
import type { PresentCommand } from './present.js';

/** What a walk over all steps of the course found. */
interface Walk {
  readonly steps: number;
  readonly mistakes: number;
  /** Texts with more than one page, by number: `5.2`. */
  readonly long: readonly string[];
  /** What does not work, in a sentence each. */
  readonly broken: readonly string[];
}

/** Any seed will do: what fits, fits with every one. */
const SOME_SEED = 1;

/** Columns that the words beside a QR code need, with the gap. */
const BESIDE_QR = 32;

/** `present --check`: goes through all steps at this window's size, and says what is ready. Changes nothing. */
export async function checkStage(command: PresentCommand, ports: CommandPorts): Promise<Output> {
  const named = await facilitatorsClass(command.classFile, ports);
  if (!named.ok) return failure(named.failure, 'bad-class');
  const size = ports.terminal.size ?? FALLBACK_SIZE;
  const { signatures } = ports.context();
  const walk = walkAll(size, { real: ports.now(), signatures, hourOf: () => '' });
  const machine = await ports.machine(NOTHING_SET);
  const data = await ports.inspectData(command.dataDir);
  const isTooSmall = layoutOf(size) === 'too-small';
  const todo = [
    ...walk.broken,
    ...(isTooSmall
      ? [
          `This window is ${size.columns}x${size.rows}. Make it ${LEAST_SIZE.columns}x${LEAST_SIZE.rows} at least.`,
        ]
      : []),
    ...(data.writeProblem === null
      ? []
      : [`The folder cannot be written (${data.writeProblem}): clocks and votes would be lost.`]),
  ];
  const lines = [
    `${walk.steps} steps ready, ${walk.mistakes} mistakes play.`,
    `This window is ${size.columns}x${size.rows}: ${wordQr(size)} ${wordLong(walk.long)}`,
    `Node ${machine.node}. ${data.writeProblem === null ? 'The folder can be written.' : 'The folder cannot be written.'}`,
    ...(named.value === null ? [] : [wordPlan(named.value.file)]),
    'Not checked: the projector, and the clocks of the phones (Q on the stage does that).',
    ...todo.map((words) => `To do: ${words}`),
  ];
  return { text: lines.join('\n'), remarks: named.value?.remarks ?? [], exitCode: todo.length === 0 ? 0 : 1 };
}

/** `Plan: 80 min, 65 of them in 4 lessons. From 09:30 it ends at 10:50.` */
function wordPlan(file: ClassFile): string {
  const lessons = file.plan.filter(({ kind }) => kind === 'lesson');
  const inLessons = lessons.reduce((sum, { minutes }) => sum + minutes, 0);
  const all = classMinutes(file);
  const many = `${lessons.length} ${lessons.length === 1 ? 'lesson' : 'lessons'}`;
  const begins = minutesOf(file.start);
  const hours = begins === null ? '' : ` From ${hourOf(begins)} it ends at ${hourOf(begins + all)}.`;
  return `The plan of "${file.title}": ${all} min, ${inLessons} of them in ${many}.${hours}`;
}

function walkAll(size: Size, moment: StageMoment): Walk {
  const first = firstStage(
    { before: null, place: null, seed: SOME_SEED, phone: 'lab', settings: NOTHING_SET, size, notices: [] },
    moment,
  );
  const found = LESSONS.flatMap((lesson) =>
    lesson.steps.map((step) => {
      const number = stepNumber(lesson, step.id);
      try {
        const model = goToStep(first, { lesson, step }, moment);
        const isLong = step.kind === 'read' && textPageCount(model.lab) > 1;
        return { number, isLong, mistakes: mistakesThatPlay(model), broken: null };
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { number, isLong: false, mistakes: 0, broken: `Step ${number} cannot be prepared (${why}).` };
      }
    }),
  );
  return {
    steps: found.filter(({ broken }) => broken === null).length,
    mistakes: found.reduce((sum, { mistakes }) => sum + mistakes, 0),
    long: found.filter(({ isLong }) => isLong).map(({ number }) => number),
    broken: found.flatMap(({ broken }) => (broken === null ? [] : [broken])),
  };
}

/** The stored mistakes of the step that are refused at their end, as they should be. */
function mistakesThatPlay({ lab, stage }: StageModel): number {
  const session = lab.saved.sessions[lab.saved.current ?? ''];
  const lesson = LESSONS.find(({ id }) => id === session?.lessonId);
  const step = lesson?.steps.find(({ id }) => id === session?.stepId);
  if (session === undefined || lesson === undefined || step === undefined) return 0;
  const context = {
    now: lab.now,
    random: { bytes: (count: number) => new Uint8Array(count) },
    signatures: stage.signatures,
  };
  return mistakesOf(step, session.world).filter(({ moves }) => {
    let here = session;
    let isRefused = false;
    for (const move of moves) {
      const request = requestOf(move, here.world, lab.now);
      if (request === null) continue;
      const acted = act(lesson, here, request, context);
      here = acted.session;
      isRefused = !acted.result.ok;
    }
    return isRefused;
  }).length;
}

/** Whether a QR code of the lab has room, with the line above it. */
function wordQr({ columns, rows }: Size): string {
  const uri = otpauthUri(
    labEnrolment('alice-phone-2', roomEntry(SOME_SEED).account.slice(5), roomEntry(SOME_SEED).key),
  );
  const needed = qrSize(uri, 2, 'blocks');
  if (needed === null) return 'the QR code is too large for any window.';
  const [wide, high] = [needed.columns + BESIDE_QR, needed.rows + 2];
  return wide <= columns && high <= rows
    ? 'the QR code fits.'
    : `the QR code needs ${wide}x${high}; f saves it as PNG.`;
}

function wordLong(long: readonly string[]): string {
  if (long.length === 0) return 'All texts stand on one page.';
  return `${long.length} ${long.length === 1 ? 'text needs' : 'texts need'} a second page.`;
}
