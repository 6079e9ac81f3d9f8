import type { Request } from '../../sim/requests.js';
import type { Refusal } from '../../sim/world/refusal.js';
import type { Notice } from './notice.js';

/** AWS's refusal, and the lab's reason. At the terminal what AWS says stands there already. */
export function refusedNotice(request: Request, { error, reason }: Refusal): Notice {
  return {
    kind: 'refused',
    error: request.kind === 'run-command' ? null : error,
    reason,
    ...('codes' in request ? { codes: request.codes } : {}),
  };
}
