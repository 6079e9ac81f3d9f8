import { isAllowed } from '../../sim/iam/authorization.js';
import type { AskedOfRule, MfaCaller } from '../../sim/iam/mfa-matrix.js';
import { askedOfRule, mfaVerdicts } from '../../sim/iam/mfa-matrix.js';
import { LEARNER } from '../../sim/world/new-world.js';
import { ASKED_WORDS } from '../words/asked-words.js';
import { CALLER_WORDS } from '../words/caller-words.js';
import type { Goal, GoalView } from './lesson.js';

/** What is to be in the table beside a policy: who comes, what is asked, and whether it is to be allowed. */
export type Want = readonly [caller: MfaCaller, asked: AskedOfRule, isWanted: boolean];

/** The first of what is wanted that is not so by what is saved; null where all is. */
function amiss({ world: { account }, now }: GoalView, wants: readonly Want[]): Want | null {
  return (
    wants.find(([caller, asked, isWanted]) => {
      const verdicts = mfaVerdicts(account, LEARNER, askedOfRule(account, LEARNER, asked), now);
      return isAllowed(verdicts[caller]) !== isWanted;
    }) ?? null
  );
}

/** Whether what is saved has all of it. */
export function hasAll(view: GoalView, wants: readonly Want[]): boolean {
  return amiss(view, wants) === null;
}

/** A goal about what the table says, which can name the place in it that is still in the way. */
export function tableGoal(id: string, text: string, wants: readonly Want[]): Goal {
  return {
    id,
    text,
    isMet: (view) => hasAll(view, wants),
    lacks(view) {
      const found = amiss(view, wants);
      if (found === null) return null;
      const [caller, asked, isWanted] = found;
      const [is, wanted] = isWanted ? ['no', 'yes'] : ['yes', 'no'];
      return `in the table, "${ASKED_WORDS[asked]}" says ${is} for the ${CALLER_WORDS[caller]}; the goal wants ${wanted}.`;
    },
  };
}
