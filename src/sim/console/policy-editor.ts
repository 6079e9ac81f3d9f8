import { fitForPage } from '../base/characters.js';
import type { LabContext } from '../base/ports.js';
import { callIam } from '../iam/api.js';
import type { Handlers, Outcome } from '../outcome.js';
import { done } from '../outcome.js';
import { DOCUMENT_MAX } from '../policy/document.js';
import { editPolicy } from '../policy/edit-policy.js';
import { readPolicy } from '../policy/read-policy.js';
import { writePolicy } from '../policy/write-policy.js';
import type { RequestOf } from '../requests.js';
import type { Done, Response } from '../responses.js';
import { findInlinePolicy } from '../world/account.js';
import type { World } from '../world/world.js';
import type { PageOf } from './page.js';
import { changeBrowser, onPage, show, showRefusal, signedIn } from './page.js';
import type { PolicyRequest } from './requests.js';

/**
 * The page on which an inline policy of a user is written. What stands on it is nobody's rule until it is saved; the real
 * console calls the two ways to write it "Visual" and "JSON".
 */
export const POLICY_EDITOR_HANDLERS = {
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
  return turnTo(world, browser, { ...page, text: writePolicy(edited), open: isThere ? page.open : null });
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
