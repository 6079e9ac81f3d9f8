import { foundIn } from '../../../lessons/words/checked-codes.js';
import { parametersOf, signInSteps } from '../../../sim/codes/checked-seed.js';
import { isAwsDevice } from '../../../sim/codes/totp-parameters.js';
import { groupCode } from '../../../sim/codes/typed-code.js';
import type { Model } from '../../store/model.js';
import { labSays } from '../../store/notice-words.js';
import type { Display } from '../../text/display.js';
import { beginning } from '../../text/fitting.js';
import { HERE_MARK } from '../../text/marks.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { bodyRows, framed, framedWide, indented } from '../frame.js';
import { labelled } from '../labelled.js';
import { besideCheck } from '../lesson/calm-time.js';
import { listColumns, listRow } from '../list-rows.js';
import { voiceLines } from '../voice-lines.js';
import { checkQrView } from './check-qr-view.js';
import type { PhoneCheck } from './check-state.js';
import type { CheckTarget } from './check-targets.js';
import { checkTarget, checkTargets } from './check-targets.js';
import type { ResultText } from './check-words.js';
import { resultText, wordProblem } from './check-words.js';

/** "Check my phone": which entry, its QR code, or what its codes told. */
export function checkView(model: Model, check: PhoneCheck, display: Display): readonly Line[] {
  switch (check.stage) {
    case 'pick':
      return framedWide(model, null, pickLines(model, check));
    case 'qr':
      return checkQrView(model, display);
    case 'code': {
      const target = checkTarget(model);
      // What was being checked may be gone, with a lesson that was begun anew.
      return target === undefined
        ? framedWide(model, null, pickLines(model, check))
        : framed(model, null, codeLines(model, check, target));
    }
  }
}

function pickLines(model: Model, check: PhoneCheck): readonly Line[] {
  const width = textWidth(model.size);
  const names = checkTargets(model).map(({ name, origin }) => `${name}  (${origin})`);
  const all = model.saved.checkEntry === null ? [...names, 'a new entry, for checking only'] : names;
  const title: readonly Line[] = [[span('Check my phone', 'title')]];
  const question = wrapText(
    'Does the app make the right codes, and is its clock right? Which entry shall be checked?',
    width,
  );
  const problem =
    check.problem === null ? [] : voiceLines([labSays('Note', wordProblem(check.problem), 'problem')], width);
  const paste = [...problem, ...wrapText('Or paste a key or otpauth URI of yours: it is not kept.', width)];
  const spends = wrapText('Checking spends no code, counts as no try and changes nothing.', width, 'muted');
  const rows = bodyRows(model);
  const columns = listColumns(model.size);
  const list = choices(all, check.index, all.length, columns);
  const above = indented([...title, AIR, ...question]);
  const roomy = [...above, AIR, ...list, AIR, ...indented([...paste, ...spends])];
  if (roomy.length <= rows) return roomy;
  const room = rows - title.length - question.length - paste.length;
  const shown = choices(all, check.index, room, columns);
  return [...indented([...title, ...question]), ...shown, ...indented(paste)];
}

/** As many entries as there is room for, with the chosen one among them; where there are more, the last line says how many. */
function choices(names: readonly string[], chosen: number, rows: number, columns: number): readonly Line[] {
  const lines = names.map((title, index) => listRow({ title, isChosen: index === chosen }, columns));
  if (lines.length <= rows) return lines;
  const room = Math.max(1, rows - 1);
  const start = Math.max(0, Math.min(lines.length - room, chosen - room + 2));
  const place = `  ${start + 1} to ${start + room} of ${lines.length}; Up and Down show the others`;
  return [...lines.slice(start, start + room), [span(place, 'muted')]];
}

function codeLines(model: Model, check: PhoneCheck, target: CheckTarget): readonly Line[] {
  const width = textWidth(model.size);
  const { digits } = parametersOf(target.checked);
  const typed = groupCode(check.digits.padEnd(digits, '_'));
  const head: readonly Line[] = [
    [span('Check my phone', 'title'), span(`   ${besideCheck(model, target)}`, 'muted')],
    ...wrapRich(['On the phone: ', { strong: target.name }], width),
    [span(HERE_MARK, 'mark'), span(` ${asksFor(check)}`, 'here'), span(`[${typed}]`, 'strong')],
    ...(check.problem === null
      ? []
      : voiceLines([labSays('Note', wordProblem(check.problem, digits), 'problem')], width)),
  ];
  return [...head, ...resultLines(model, check, target, bodyRows(model) - head.length)];
}

function asksFor({ caught, first }: PhoneCheck): string {
  if (caught !== null) return 'Type the new code it shows ';
  return first === null ? 'Type the code it shows now ' : 'And the next code it shows ';
}

const AIR: Line = [];

/** What was found, as far as there is room for it: what to do comes before why. All of it is behind e. */
function resultLines(model: Model, check: PhoneCheck, target: CheckTarget, rows: number): readonly Line[] {
  const words = resultText(model);
  if (words === null || check.result === null) return [];
  const width = textWidth(model.size);
  const found = foundIn(check.result.check.verdict);
  const steps = found === null ? [] : timeStepLines(found.stepsOff, target.checked, width);
  const top = wrapText(words.headline, width, 'strong');
  const [clock, action] = clockLines(words, width);
  const why = whyLines(words, width);
  const all = [...top, ...steps, ...clock, ...action, ...why];
  const behind = steps.length === 0 ? [] : [AIR];
  const roomy = [AIR, ...top, ...behind, ...steps, AIR, ...clock, ...action, AIR, ...why];
  const whole = [roomy, [AIR, ...all], all].find((lines) => lines.length <= rows);
  if (whole !== undefined) return whole;
  const short = [...top, ...clock, ...action];
  if (short.length + steps.length <= rows) return beginning(all, rows, width);
  // A measured clock is what was asked for; a range may give way to what to do.
  const order = short.length <= rows || check.measured !== null ? short : [...top, ...action, ...clock];
  return beginning([...order, ...why], rows, width);
}

/** The clocks, and what to do about them. */
function clockLines(
  { clock, todo, next }: ResultText,
  width: number,
): readonly [readonly Line[], readonly Line[]] {
  return [
    clock.slice(0, 1).flatMap((line) => labelled('Clock', line, width, 'lab')),
    [
      ...todo.flatMap((line) => labelled('So', line, width, 'ok')),
      ...next.flatMap((line) => labelled('Next', line, width, 'lab')),
    ],
  ];
}

function whyLines({ clock, advice, sureness }: ResultText, width: number): readonly Line[] {
  return [
    ...clock.slice(1).flatMap((line) => wrapText(line, width)),
    ...advice.flatMap((line) => wrapRich([line], width, /^\d\. /.test(line) ? 3 : 0)),
    ...sureness.flatMap((line) => wrapText(line, width, 'muted')),
  ];
}

/** Time steps drawn to either side of now. */
const DRAWN_TIME_STEPS = 6;

/** Columns of one step, and of the names in front. */
const STEP_COLUMNS = 4;
const NAME_COLUMNS = 7;

/** Where AWS would accept a code, where the lab is, and where the phone is, in steps of 30 seconds. */
function timeStepLines(stepsOff: number, checked: CheckTarget['checked'], width: number): readonly Line[] {
  const steps = Array.from({ length: 2 * DRAWN_TIME_STEPS + 1 }, (_, index) => index - DRAWN_TIME_STEPS);
  if (NAME_COLUMNS + steps.length * STEP_COLUMNS > width) return [];
  const row = (name: string, mark: (step: number) => string): Line => [
    span(name.padEnd(NAME_COLUMNS), 'strong'),
    span(steps.map((step) => mark(step).padStart(STEP_COLUMNS)).join('')),
  ];
  const phone = Math.max(-DRAWN_TIME_STEPS, Math.min(DRAWN_TIME_STEPS, stepsOff));
  const arrow = phone === stepsOff ? '^' : stepsOff < 0 ? '<' : '>';
  return [
    row('steps', (step) => (step > 0 ? `+${step}` : String(step))),
    row(isAwsDevice(parametersOf(checked)) ? 'AWS' : 'RFC', (step) =>
      Math.abs(step - checked.drift) <= signInSteps(checked) ? '====' : '',
    ),
    row('now', (step) => (step === 0 ? '^' : '')),
    row('phone', (step) => (step === phone ? arrow : '')),
  ];
}
