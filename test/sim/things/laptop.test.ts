import { describe, expect, it } from 'vitest';
import { execute } from '../../../src/sim/execute.js';
import { newWorldUnderTheRule } from '../../../src/sim/world/command-line-world.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../../../src/sim/world/terminal.js';
import type { World } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const setUp = { kind: 'set-up-terminal', userName: 'alice' } as const;

/** A key of alice's, as if somebody had made one. */
function withKey(world: World, accessKeyId: string): World {
  const key = {
    accessKeyId,
    secretAccessKey: `secret-of-${accessKeyId}`,
    userName: 'alice',
    createdAt: fakeContext().now,
    status: 'Active',
    lastUsed: null,
  } as const;
  return { ...world, account: { ...world.account, accessKeys: [...world.account.accessKeys, key] } };
}

describe('setting up a terminal', () => {
  const world = withKey(withKey(newWorldUnderTheRule(fakeContext()), 'LABAOLD'), 'LABANEW');

  it('writes the newest key of the user into the file with credentials', () => {
    const { files } = execute(world, setUp, fakeContext()).world.terminal;

    expect(files[CREDENTIALS_FILE]).toBe(
      '[default]\naws_access_key_id = LABANEW\naws_secret_access_key = secret-of-LABANEW\n',
    );
  });

  it('writes a profile for the role of the account, which takes the key of the default one', () => {
    const config = execute(world, setUp, fakeContext()).world.terminal.files[CONFIG_FILE];

    expect(config).toContain(
      `[profile deployer]\nrole_arn = arn:aws:iam::${world.account.id}:role/LabDeployer\n`,
    );
    expect(config).toContain('source_profile = default\n');
    expect(config).not.toContain('mfa_serial');
  });

  it('is refused where there is no key', () => {
    const { result, world: after } = execute(newWorldUnderTheRule(fakeContext()), setUp, fakeContext());

    expect(result).toMatchObject({ ok: false, failure: { reason: { code: 'no-such-access-key' } } });
    expect(after.terminal.files).toEqual({});
  });
});
