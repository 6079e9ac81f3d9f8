import { describe, expect, it } from 'vitest';
import { addSeconds, epochSeconds } from '../../../src/sim/base/time.js';
import type { RemoteFile, StageCommand } from '../../../src/ui/store/stage-file.js';
import { commandsToDo } from '../../../src/ui/store/stage-file.js';

const NOW = epochSeconds(1_800_000_000);

function remote(
  session: string,
  ...sent: readonly (readonly [seq: number, age: number, command: StageCommand])[]
): RemoteFile {
  return {
    kind: 'mfa-lab remote',
    version: 1,
    session,
    commands: sent.map(([seq, age, command]) => ({ seq, at: addSeconds(NOW, -age), command })),
  };
}

describe('what the stage does of what is asked', () => {
  it('is each command once, also when it is read again', () => {
    const asked = remote('aaa', [1, 2, { do: 'next' }], [2, 1, { do: 'mistake' }]);
    const first = commandsToDo([asked], {}, NOW);

    expect(first).toEqual({ commands: [{ do: 'next' }, { do: 'mistake' }], done: { aaa: 2 } });
    expect(commandsToDo([asked], first.done, NOW)).toEqual({ commands: [], done: { aaa: 2 } });
  });

  it('is what came since', () => {
    const asked = remote('aaa', [1, 3, { do: 'next' }], [2, 0, { do: 'go', to: '6.3' }]);

    expect(commandsToDo([asked], { aaa: 1 }, NOW)).toEqual({
      commands: [{ do: 'go', to: '6.3' }],
      done: { aaa: 2 },
    });
  });

  it('is nothing of yesterday, which counts as done', () => {
    const old = remote('aaa', [7, 86_400, { do: 'next' }]);

    expect(commandsToDo([old], {}, NOW)).toEqual({ commands: [], done: { aaa: 7 } });
  });

  it('is in the order in which two terminals asked', () => {
    const one = remote('aaa', [1, 5, { do: 'next' }], [2, 1, { do: 'again' }]);
    const other = remote('bbb', [1, 3, { do: 'mistake' }]);

    expect(commandsToDo([one, other], {}, NOW)).toEqual({
      commands: [{ do: 'next' }, { do: 'mistake' }, { do: 'again' }],
      done: { aaa: 2, bbb: 1 },
    });
  });
});
