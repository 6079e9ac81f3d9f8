import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { epochSeconds, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { STEP_START, stoppedAt, temporaryFolder } from '../e2e/lab.js';
import { call, keysIn, serve } from '../e2e/serve-process.js';
import { attacks } from '../helpers/attack.js';
import { RFC_SEED } from '../sim/scenario.js';

/** How often it is killed; each time at another moment. */
const KILLS = attacks(8, 50);

describe.runIf(process.platform !== 'win32')('a served account that is killed while it answers', () => {
  it('never has a code unused that somebody got a session for', async () => {
    using data = temporaryFolder();
    const [kept, users] = [path.join(data.folder, 'kept.json'), path.join(data.folder, 'users.json')];
    writeFileSync(
      users,
      JSON.stringify({ users: [{ userName: 'ci', mfaDevice: { name: 'ci', seed: RFC_SEED } }] }),
    );
    const args = ['--keep', kept, '--seed-users', users];
    let answered = 0;

    for (let kill = 0; kill < KILLS; kill += 1) {
      const now = STEP_START + 3 + kill * 300;
      const env = { MFA_LAB_NOW: stoppedAt(now) };
      const first = await serve(data.folder, args, env);
      const ended = once(first.child, 'exit');
      const keys = keysIn(first.opened.credentials, 'ci');
      const asked = {
        Action: 'GetSessionToken',
        SerialNumber: `arn:aws:iam::${first.opened.account}:mfa/ci`,
        TokenCode: codeAtStep(RFC_SEED, stepAt(epochSeconds(now))),
      };
      const sent = call(first.opened.url, keys, asked).then(
        ({ status }) => status,
        () => null,
      );
      // At another moment each time, and every fourth time right after the answer.
      if (kill % 4 === 3) await sent;
      else await setTimeout((kill % 12) * 3);
      first.child.kill('SIGKILL');
      await ended;
      const status = await sent;

      const second = await serve(data.folder, args, env);
      const again = await call(second.opened.url, keys, asked);
      second.child.kill('SIGKILL');
      await once(second.child, 'exit');

      if (status === 200) {
        answered += 1;
        expect(again.status).toBe(403);
      }
      expect([200, 403]).toContain(again.status);
    }
    expect(answered).toBeGreaterThanOrEqual(KILLS / 4);
  });
});
