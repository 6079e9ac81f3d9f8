import { timestamp } from '../../../aws/timestamp.js';
import type { LabContext } from '../../../base/ports.js';
import { bytesToHex } from '../../../base/random.js';
import { callS3 } from '../../../s3/api.js';
import type { Account } from '../../../world/account.js';
import type { ApiCommands } from './api-command.js';
import { shown } from './api-command.js';

/** `aws s3api`. */
export const S3API_COMMANDS: ApiCommands = {
  'list-buckets': {
    operation: 'ListBuckets',
    about: 'the buckets of the account',
    parameters: [],
    call: ({ world, sender, context }) =>
      shown(callS3(world, sender, { operation: 'ListBuckets' }, context), ({ buckets }) => ({
        Buckets: buckets.map(({ name, createdAt }) => ({ Name: name, CreationDate: timestamp(createdAt) })),
        Owner: { ID: canonicalId(world.account, context) },
      })),
  },
};

/** S3 knows an account by 64 hexadecimal digits (S3 User Guide, "Finding the canonical user ID"); these are the lab's own. */
function canonicalId({ id }: Account, { signatures }: LabContext): string {
  return bytesToHex(signatures.sha256(new TextEncoder().encode(id)));
}
