import { epochSeconds } from '../../../src/sim/base/time.js';
import { startPlain, takeLine } from '../../../src/ui/plain/plain-session.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { fakeContext } from '../../helpers/fake-ports.js';

/** A lesson as lines, at one of its steps; those before it are skipped, and what is asked before it is passed. */
export function linesAt(lessonId: string, stepId = '', phone: 'lab' | 'own' = 'lab') {
  const context = fakeContext();
  let now = context.now;
  const saved = { ...NOTHING_SAVED, settings: { ...NOTHING_SAVED.settings, phone } };
  let turn = startPlain(
    firstModel(saved, now, { columns: 80, rows: 24 }, []),
    { kind: 'lesson-asked-for', lessonId, now },
    context,
  );
  const type = (...lines: readonly string[]): string => {
    for (const line of lines) turn = takeLine(turn.session, line, { ...context, now });
    return turn.lines.join('\n');
  };
  const model = () => turn.session.model;
  const session = () => model().saved.sessions[lessonId];
  for (let count = 0; count < 40 && session()?.stepId !== stepId && stepId !== ''; count += 1) type('s', '');
  return {
    type,
    model,
    session,
    said: () => turn.lines.join('\n'),
    isQuiet: () => turn.session.isQuiet,
    wait: (seconds: number) => {
      now = epochSeconds(now + seconds);
    },
    openTask: () => {
      for (let count = 0; count < 3 && turn.lines.some((line) => line.startsWith('before you')); count += 1)
        type('');
    },
  };
}
