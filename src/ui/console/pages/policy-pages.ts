import type { Condition, PatternList, PolicyDocument, Statement } from '../../../sim/policy/document.js';
import type { PolicyEdit } from '../../../sim/policy/edit-policy.js';
import type { PolicyProblem } from '../../../sim/policy/problem.js';
import { readPolicy } from '../../../sim/policy/read-policy.js';
import type { Request } from '../../../sim/requests.js';
import type { Browser, PolicyPart } from '../../../sim/world/browser.js';
import type { ActionElement, PageRow } from './elements.js';
import { action, field, line, primary, request, risky, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { documentRow } from './policy-list-pages.js';
import { openRows } from './policy-parts.js';

/** The pages on which policies are written. */
export const POLICY_PAGES = {
  'policy-editor': {
    path: ({ userName, policyName }) => `/iam/home#/users/${userName}/edit-policy/${policyName}`,
    rows: policyEditor,
  },
} as const satisfies Partial<PageTable>;

/** A policy as statements whose parts are chosen. Who may do what by it stands beside the page. */
function policyEditor(at: PageAt<'policy-editor'>): PageRow[] {
  const { page, browser } = at;
  const read = readPolicy(page.text);
  const send = (id: string, label: string, sent: Request) => request(id, label, sent, 'button');
  return [
    title(`${page.policyName}: a policy of ${page.userName}`),
    ...(read.ok ? statementRows(at, read.value) : brokenRows(read.failure)),
    { kind: 'blank' },
    row([
      {
        ...send('save-policy', 'Save changes', { kind: 'save-policy', browser: browser.id }),
        isPrimary: true,
      },
      ...(read.ok ? [edited(browser, 'add-statement', 'Add statement', { kind: 'add-statement' })] : []),
      request('leave-policy', 'Permissions', {
        kind: 'open-permissions',
        browser: browser.id,
        userName: page.userName,
      }),
    ]),
    ...wholeRows(at),
  ];
}

/** The document as a whole: to be read here, in the learner's own editor, or out of a file of theirs. */
function wholeRows({ page, fields }: PageAt<'policy-editor'>): PageRow[] {
  const isOpen = fields['policy-load'] === 'open';
  const load = { kind: 'set-draft', field: 'policy-load', value: isOpen ? '' : 'open' } as const;
  const isShown = fields['policy-json'] === 'open';
  return [
    row([
      action('edit-json', 'Edit as JSON', { kind: 'open-editor' }),
      action('load-policy', 'Load a file', isOpen ? load : { ...load, focus: 'policy-file' }),
      action('show-json', isShown ? 'Hide JSON' : 'Show JSON', {
        kind: 'set-draft',
        field: 'policy-json',
        value: isShown ? '' : 'open',
      }),
    ]),
    ...(isOpen
      ? [
          field('policy-file', 'File', fields['policy-file']),
          row([primary('read-policy', 'Load it', { kind: 'load-policy' })]),
        ]
      : []),
    ...(isShown ? [documentRow(page.text)] : []),
  ];
}

/** A document that AWS would not take: its words, and what to write instead. */
function brokenRows({ message, at, hint }: PolicyProblem): PageRow[] {
  return [
    line([message], 'problem'),
    line([at === '' ? hint : `${at}: ${hint}`], 'muted'),
    line(['Edit it as JSON, load another file, or go back without saving.'], 'muted'),
  ];
}

/** Each statement as its parts, and below it the part that is open. */
function statementRows({ page, browser }: PageAt<'policy-editor'>, document: PolicyDocument): PageRow[] {
  const { open } = page;
  return document.statements.flatMap((statement, place) => [
    row(parts(statement, place, browser), { words: `Statement ${place + 1}` }),
    row(conditionPart(statement, place, browser, document.statements.length)),
    ...(open?.statement === place ? openRows(statement, place, open.part, browser) : []),
  ]);
}

function parts(
  { effect, actions, resources }: Statement,
  place: number,
  browser: Browser,
): readonly ActionElement[] {
  const other = effect === 'Deny' ? 'Allow' : 'Deny';
  return [
    // Allow for Deny turns a rule into a gift: not what Enter does by itself.
    risky(
      'risk',
      edited(browser, `effect-${place}`, effect, { kind: 'set-effect', statement: place, effect: other }),
    ),
    part(browser, place, 'actions', actions.isNot ? 'NotAction' : 'Action', inShort(actions, 'action')),
    ...(resources === null
      ? []
      : [
          part(
            browser,
            place,
            'resources',
            resources.isNot ? 'NotResource' : 'Resource',
            inShort(resources, 'resource'),
          ),
        ]),
  ];
}

/** The condition, which is long, on a line of its own. */
function conditionPart(
  { conditions }: Statement,
  place: number,
  browser: Browser,
  count: number,
): readonly ActionElement[] {
  const whole = conditions.length === 0 ? 'always' : conditions.map(conditionWords).join('; ');
  const state = { state: cut(whole.replaceAll(...SHORT_KEY)), saidState: cut(whole, SAID_COLUMNS) };
  const remove = edited(browser, `remove-${place}`, 'Remove', { kind: 'remove-statement', statement: place });
  return [part(browser, place, 'condition', 'If', state), ...(count === 1 ? [] : [risky('loss', remove)])];
}

/** Opens a part to be changed, and says how it stands. */
function part(
  browser: Browser,
  place: number,
  name: PolicyPart,
  label: string,
  state: string | Counted,
): ActionElement {
  const sent = { kind: 'open-policy-part', browser: browser.id, statement: place, part: name } as const;
  const shown = typeof state === 'string' ? { state } : state;
  return { ...request(`${name}-${place}`, label, sent), ...shown };
}

/** The most of a state that fits on a line of a small window, with its label. The whole is in the JSON. */
const STATE_COLUMNS = 44;

/** The same to an ear. */
const SAID_COLUMNS = 120;

/** The key that nearly every condition here is about, as it is drawn. Where the part is open its name stands in full. */
const SHORT_KEY = ['MultiFactorAuthPresent', 'MFA present'] as const;

function cut(state: string, most = STATE_COLUMNS): string {
  return state.length > most ? `${state.slice(0, most - 3)}...` : state;
}

/** How many there are: a number is enough where there is little room, and a number alone says nothing to an ear. */
type Counted = Pick<ActionElement, 'state' | 'saidState'>;

/** The one pattern, or how many there are. */
function inShort({ patterns }: PatternList, word: string): string | Counted {
  const [first] = patterns;
  if (patterns.length === 1 && first !== undefined) return cut(first);
  const named = patterns.filter((pattern) => pattern !== '*').length;
  const names = `${named} ${word}${named === 1 ? '' : 's'}`;
  // The star stands for all of them: it is no action beside the others.
  return named === patterns.length
    ? { state: String(named), saidState: names }
    : { state: `* + ${named}`, saidState: `* and ${names}` };
}

function conditionWords({ written, key, values }: Condition): string {
  return `${written} ${key.replace(/^aws:/, '')} is ${values.join(' or ')}`;
}

function edited(browser: Browser, id: string, label: string, edit: PolicyEdit): ActionElement {
  return request(id, label, { kind: 'edit-policy', browser: browser.id, edit }, 'button');
}
