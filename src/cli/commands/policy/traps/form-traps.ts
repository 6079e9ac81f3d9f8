import { hasEarlyVariable } from '../../../../sim/policy/arns.js';
import { NEWEST_VERSION } from '../../../../sim/policy/check-policy.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { Subject, Trap } from './subject.js';

/** What AWS would not take. */
export const refusalTrap: Trap = ({ judged }) => {
  if (judged.kind === 'identity' && judged.version !== NEWEST_VERSION) return [oldVersion(judged)];
  if (judged.refusal === null) return [];
  return [
    {
      id: 'aws-refuses',
      level: 'problem',
      line: judged.refusalLine,
      statement: null,
      what: `AWS would not take this policy: "${judged.refusal.message}"`,
      todo: judged.refusal.hint,
      source: SAID.grammar,
    },
  ];
};

/** Recorded of CreatePolicy; inline policies of templates in public have none, too, and are in use. */
function oldVersion({ line, refusalLine, version, policy }: Subject['judged']): Finding {
  const hasVariables = JSON.stringify(policy.document.statements).includes('${');
  const which = version === null ? 'no Version, which means 2008-10-17' : `the Version ${version}`;
  return {
    id: 'old-version',
    level: hasVariables ? 'problem' : 'note',
    line: version === null ? line : refusalLine,
    statement: null,
    what: `It has ${which}. ${hasVariables ? 'Its variables are plain text, then, and stand for nobody.' : 'Variables would be plain text in it.'} AWS was recorded to refuse that in a managed policy.`,
    todo: `Write "Version": "${NEWEST_VERSION}".`,
    source: SAID.variables,
  };
}

/** Variables where AWS has none. */
export const variableTraps: Trap = ({ judged }) =>
  judged.statements.flatMap((statement) => {
    const early = statement.statement.resources?.patterns.find(hasEarlyVariable);
    if (early === undefined || judged.version !== NEWEST_VERSION) return [];
    return [
      {
        id: 'variable-before-the-fifth-colon',
        level: 'problem' as const,
        line: statement.lineOf(early),
        statement: statement.number,
        what: `"${early}" has a variable before its fifth colon. AWS documents variables only behind it; here such a resource is none.`,
        todo: 'Write * or the number of the account there.',
        source: SAID.variables,
      },
    ];
  });
