import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import type { GivenNames } from '../../arguments/option.js';
import type { AtDoor } from './door-commands.js';
import { readPort } from './port.js';

/** The options of all commands that lead a program to a door. */
export const AT_DOOR_OPTIONS = {
  as: { type: 'string', value: 'NAME', help: ['the profile: alice (as usual), omar, deployer, or another'] },
  port: { type: 'string', value: 'N', help: ['the lab at that port, where several are open'] },
} as const;

/** A profile of the lab: what a user of IAM can be called. */
const PROFILE = /^[\w+=,.@-]{1,64}$/;

/** Reads these options; the failure is what is wrong with them. */
export function readAtDoor(given: GivenNames<never, keyof typeof AT_DOOR_OPTIONS>): Result<AtDoor, string> {
  const port = readPort(given.text('port'), 1);
  if (!port.ok) return port;
  const as = given.text('as') ?? 'alice';
  if (!PROFILE.test(as)) return fail('--as needs the name of a profile: alice, omar or deployer');
  return ok({ dataDir: given.dataDir, port: port.value, as });
}
