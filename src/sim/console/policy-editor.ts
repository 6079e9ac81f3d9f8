import { fitForPage } from '../base/characters.js';
import type { LabContext } from '../base/ports.js';
import { callIam } from '../iam/api.js';
import type { Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import { DOCUMENT_MAX } from '../policy/document.js';
import { editPolicy } from '../policy/edit-policy.js';
import { readPolicy } from '../policy/read-policy.js';
import { writePolicy } from '../policy/write-policy.js';
import type { RequestOf } from '../requests.js';
import type { Done, Response } from '../responses.js';
import { findInlinePolicy, findUser } from '../world/account.js';
import type { Session } from '../world/browser.js';
import { findManagedPolicy } from '../world/managed-policies.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { askToLook } from './look.js';
import type { PageOf } from './page.js';
import { changeBrowser, onPage, show, showRefusal, signedIn } from './page.js';
import type { PolicyRequest } from './requests.js';

/**
 * The pages of policies: a user's, a managed one, and the page on which an inline one is written. What stands on it is nobody's rule until it is saved; the real
 * console calls the two ways to write it "Visual" and "JSON".
 */
export const POLICY_EDITOR_HANDLERS = {
  'open-permissions': signedIn(openPermissions),
  'open-managed-policy': signedIn(openManagedPolicy),
  'open-policy': signedIn(openPolicy),
  'open-policy-part': signedIn(onPage('policy-editor', openPart)),
  'edit-policy': signedIn(onPage('policy-editor', edit)),
  'write-policy': signedIn(
    onPage('policy-editor', (world, { browser, text }, _context, page) =>
      turnTo(world, browser, { ...page, text: fitForPage(text.slice(0, DOCUMENT_MAX)), open: null }),
    ),
  ),
  'save-policy': signedIn(onPage('policy-editor', save)),
} satisfies Handlers<PolicyRequest>;

/** A user's Permissions page lists the user's own policies, and those that are attached: two calls. */
function openPermissions(
  world: World,
  { browser, userName }: RequestOf<'open-permissions'>,
  context: LabContext,
): Outcome<Done> {
  let asked = world;
  for (const operation of ['ListUserPolicies', 'ListAttachedUserPolicies'] as const) {
    const listed = callIam(asked, { browser }, { operation, userName }, context);
    if (!listed.result.ok) return showRefusal(listed.world, browser, listed.result.failure);
    asked = listed.world;
  }
  return show(asked, browser, {
    name: 'user-permissions',
    userName: findUser(world.account, userName)?.userName ?? userName,
  });
}

/** What is in a managed policy. The real console asks for the policy, and for its version. */
function openManagedPolicy(
  world: World,
  { browser, policyArn }: RequestOf<'open-managed-policy'>,
  context: LabContext,
  session: Session,
): Outcome<Done> {
  if (findManagedPolicy(world.account, policyArn) === undefined)
    return failed(world, refusal(null, { code: 'not-on-this-page' }));
  const look = { eventSource: 'iam.amazonaws.com', eventName: 'GetPolicyVersion', resource: policyArn };
  const { world: looked, denied } = askToLook(world, browser, look, context, session);
  return denied === null
    ? show(looked, browser, { name: 'iam-policy', policyArn })
    : showRefusal(looked, browser, denied);
}

function openPolicy(
  world: World,
  { browser, userName, policyName, draft = '' }: RequestOf<'open-policy'>,
  context: LabContext,
): Outcome<Response> {
  const known = findInlinePolicy(world.account, userName, policyName);
  const call =
    known !== undefined
      ? ({ operation: 'GetUserPolicy', userName, policyName } as const)
      : // Whoever may not see what there is sees no empty page to begin on, either.
        ({ operation: 'ListUserPolicies', userName } as const);
  const asked = callIam(world, { browser }, call, context);
  if (!asked.result.ok) return showRefusal(asked.world, browser, asked.result.failure);
  const text = known?.document ?? draft;
  return show(asked.world, browser, { name: 'policy-editor', userName, policyName, text, open: null });
}

function openPart(
  world: World,
  { browser, statement, part }: RequestOf<'open-policy-part'>,
  _context: LabContext,
  page: PageOf<'policy-editor'>,
): Outcome<Done> {
  const isOpen = page.open?.statement === statement && page.open.part === part;
  return turnTo(world, browser, { ...page, open: isOpen ? null : { statement, part } });
}

function edit(
  world: World,
  { browser, edit: change }: RequestOf<'edit-policy'>,
  _context: LabContext,
  page: PageOf<'policy-editor'>,
): Outcome<Done> {
  const read = readPolicy(page.text);
  if (!read.ok) return done(world);
  const edited = editPolicy(read.value, change);
  const isThere = page.open !== null && page.open.statement < edited.statements.length;
  const text = writePolicy(edited);
  // With its spaces it may be longer than what was loaded: no page has room for that, and no file.
  if (text.length > DOCUMENT_MAX) return done(world);
  return turnTo(world, browser, { ...page, text, open: isThere ? page.open : null });
}

/** The page as it goes on: what AWS said of it before is over. */
function turnTo(world: World, browser: string, page: PageOf<'policy-editor'>): Outcome<Done> {
  return done(changeBrowser(world, browser, { page, banner: null }));
}

function save(
  world: World,
  { browser }: RequestOf<'save-policy'>,
  context: LabContext,
  { userName, policyName, text }: PageOf<'policy-editor'>,
): Outcome<Response> {
  const call = { operation: 'PutUserPolicy', userName, policyName, policyDocument: text } as const;
  const put = callIam(world, { browser }, call, context);
  if (!put.result.ok) return showRefusal(put.world, browser, put.result.failure);
  const banner = { kind: 'policy-saved', policyName } as const;
  return { world: changeBrowser(put.world, browser, { banner }), result: put.result };
}
