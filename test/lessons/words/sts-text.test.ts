import { describe, expect, it } from 'vitest';
import { worldWithEndedSession } from '../../../src/lessons/content/12-mfa-on-the-command-line.js';
import type { Move } from '../../../src/lessons/engine/lesson.js';
import { play } from '../../../src/lessons/engine/moves/moves.js';
import {
  exportSession,
  getSession,
  listBuckets,
  runLine,
  unsetSession,
} from '../../../src/lessons/engine/moves/terminal-moves.js';
import { explainReason } from '../../../src/lessons/words/explanations.js';
import { labTime } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const context = fakeContext();

/** What is said of the last refusal, after some commands in a terminal whose session has ended. */
function why(...moves: readonly Move[]): string {
  const { world } = play(worldWithEndedSession(context), moves, context);
  const reason = world.history.at(-1)?.reason;
  if (reason === undefined || reason === null) throw new Error('The last call was not refused');
  return explainReason(reason, world, labTime(world, context.now));
}

describe('the values of a session', () => {
  it('of which one is missing: it is named', () => {
    const said = why(unsetSession, getSession(), ...exportSession(2), listBuckets);

    expect(said).toContain('the session token is missing');
    expect(said).toContain('AWS_SESSION_TOKEN');
  });

  it('of which one is of another session: nothing is missing', () => {
    const said = why(
      unsetSession,
      getSession(),
      ...exportSession(2),
      runLine('export AWS_SESSION_TOKEN=another'),
      listBuckets,
    );

    expect(said).toContain('does not belong to this key');
  });
});

describe('a session that has ended', () => {
  it('is told at first, with what to do', () => {
    expect(why(listBuckets)).toBe(
      'These temporary credentials have ended. Get new ones with the access key and a new code.',
    );
  });

  it('is told again with what still stands in the way, where a new one is asked for with it', () => {
    const said = why(listBuckets, getSession());

    expect(said).toContain('This call, too, was signed in the session that has ended');
    expect(said).toContain('still in the variables');
    expect(said).toContain('Unset all three first');
    expect(why(listBuckets, listBuckets)).toBe(said);
    expect(why(getSession())).toBe(said.replace(', too,', ''));
  });

  it('is told without the variables, where they do not have it', () => {
    const values = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
    const given = values.map((name) => `${name}=$${name.replace('AWS', 'OLD')}`).join(' ');
    const kept = values.map((name) => runLine(`export ${name.replace('AWS', 'OLD')}=$${name}`));
    const said = why(...kept, unsetSession, runLine(`${given} aws s3 ls`), runLine(`${given} aws s3 ls`));

    expect(said).toBe(
      'This call, too, was signed in the session that has ended. Ask with the access key and a new code.',
    );
  });
});

describe('a request of a program that is denied for want of MFA', () => {
  /** A session that alice gets without a code, its values in the variables. */
  const withoutCode: readonly Move[] = [
    unsetSession,
    runLine('aws sts get-session-token'),
    ...(['accessKeyId', 'secretAccessKey', 'sessionToken'] as const).map(
      (name): Move =>
        ({ account }) => {
          const value = account.temporaryCredentials.at(-1)?.[name];
          const variable = `AWS_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
          return { kind: 'run-command', line: `export ${variable}=${value}` };
        },
    ),
  ];

  it('says what it was signed with: a key, or a session without a code', () => {
    expect(why(unsetSession, listBuckets)).toContain('it was signed with an access key, and carries no MFA.');

    const said = why(...withoutCode, listBuckets);
    expect(said).toContain('it was signed in a session that began without a code.');
    expect(said).not.toContain('access key');
  });
});
