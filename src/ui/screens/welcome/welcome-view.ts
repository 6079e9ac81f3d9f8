import type { Model } from '../../store/model.js';
import { firstFitting } from '../../text/fitting.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { bodyRows, framed } from '../frame.js';
import { storageLines } from '../storage-lines.js';
import type { WelcomeAnswer } from './welcome-state.js';

/** What the lab asks before anything else. */
export const PHONE_QUESTION = 'Which phone will you use?';

/** The first question of all. */
export function welcomeView(model: Model, chosen: WelcomeAnswer): readonly Line[] {
  const width = textWidth(model.size);
  const options = [
    ['lab', 'a', "The lab's phone", 'nothing to set up; it is drawn beside the console'],
    ['own', 'b', 'My own phone', 'with the authenticator app on it, as on the real day'],
    ['check', 'c', 'Only check my phone', 'are its codes right, and is its clock?'],
  ] as const satisfies readonly (readonly [WelcomeAnswer, string, string, string])[];
  const intro = [
    ...storageLines(model, width),
    ...wrapText('Learn AWS MFA by doing it. The AWS here is simulated; the codes are real.', width),
  ];
  const question = [span(PHONE_QUESTION, 'title')];
  const names = options.map(([answer, id, name]): Line => {
    return answer === chosen
      ? [span('>', 'focus'), span(` ${id}  ${name}`, 'focus')]
      : [span(`  ${id}  ${name}`)];
  });
  const full = names.flatMap((line, index) => [line, [span(`     ${options[index]?.[3] ?? ''}`, 'muted')]]);
  const drafts = [
    [...intro, [], question, [], ...full, [], [span('You can change over at any time.', 'muted')]],
    [...intro, question, ...full],
    [...intro, question, ...names],
    [question, ...names, ...intro],
  ];
  return framed(model, null, firstFitting(drafts, bodyRows(model), width));
}
