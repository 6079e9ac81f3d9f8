import { fail, ok } from '../../../sim/base/result.js';
import { asTyped, mayBeKey, shown } from '../../arguments/shown-word.js';
import type { CommandSpec } from '../spec.js';
import { JSON_OPTION, NO_ANSWER } from '../spec.js';
import type { PolicyCommand } from './judge-text.js';

export const policySpec: CommandSpec<PolicyCommand, typeof JSON_OPTION> = {
  line: ['policy FILE', 'whom an IAM policy asks for MFA, and whom it misses'],
  usage: 'mfa-lab policy FILE|- [--json]',
  about: `Judges a policy of yours: whom it stops without MFA, and whom it misses; what
to mend, each trap with its line and its cure; and a table of what it allows
or denies, and by which statement, for an access key, and for the console and
a session with MFA and without. - reads the standard input. Nothing is sent
anywhere, kept, or asked of AWS.

It reads JSON, also with comments, YAML, CloudFormation templates, what the aws
command prints of a policy, and terraform show -json: every policy that is in
it. Judged are policies of users, groups and roles, and those that say who may
assume a role.`,
  options: JSON_OPTION,
  answer: `One policy is judged by itself: what others allow or deny beside it, a
permissions boundary or an organization is not known. AWS's own rule that one's
own device is removed in an MFA session only is left aside, too.

JSON  ok         nothing to mend; true exactly when the exit code is 0
      skipped    what is in the text and cannot be judged: path, line, reason
      policies   a list, with these fields each:
        path, line    where in the text; path is empty for the whole of it
        kind          identity (users, groups, roles) or trust (who may assume)
        statements    number (from 1), sid, effect, line
        stops, misses   of the callers without MFA
        mentionsMfa   false where the policy says nothing about MFA
        only          what MFA is asked for, where the rest works without
                      it; else null
        matrix        action, resource, group, and cells by caller:
                      consoleWithoutMfa, consoleWithMfa, accessKey,
                      sessionWithMfa, sessionWithoutMfa; a cell has verdict
                      (allowed, denied, silent, depends, always, refused),
                      statement and key, both may be null
        findings      id, level (problem, note), line, statement, what, todo,
                      source (a page of AWS, or mfa-lab)
${NO_ANSWER}

Exit code: 0 nothing to mend, also where a policy says nothing about MFA
(mentionsMfa is then false), 1 something is to be mended, 2 wrong usage, or
nothing that can be judged. The reason is then on the standard error.`,
  takesWords: true,
  read(words, given) {
    const [file, ...more] = words;
    if (file === undefined || file === '') return fail('policy needs a file, or - for the standard input');
    if (more.length > 0) return fail(`One file at a time, and not also ${shown(more)}`);
    const json = given.has('json');
    if (file === '-') return ok({ kind: 'policy', file: null, name: 'The standard input', json });
    return ok({ kind: 'policy', file, name: mayBeKey(file) ? 'The file' : asTyped(file), json });
  },
  async run(command, ports) {
    const { judgePolicy } = await import('./judge-text.js');
    return judgePolicy(command, ports);
  },
};
