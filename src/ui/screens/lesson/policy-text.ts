import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { Page } from '../../../sim/world/browser.js';
import { activeBrowser } from '../../../sim/world/world.js';
import type { Effect, Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { sendRequest } from '../../store/send-request.js';

type PolicyPage = Extract<Page, { readonly name: 'policy-editor' }>;

function policyPage(model: Model): PolicyPage | null {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return null;
  const { page } = activeBrowser(open.session.world);
  return page.name === 'policy-editor' ? page : null;
}

/** Whether a policy is being written in the window in front. */
export function isWritingPolicy(model: Model): boolean {
  return policyPage(model) !== null;
}

/** Opens the learner's own editor on the policy as it stands on the page. */
export function openEditor(model: Model): readonly Effect[] {
  const page = policyPage(model);
  return page === null
    ? []
    : [{ kind: 'open-editor', text: `${page.text}\n`, fileName: `${page.policyName}.json` }];
}

/** What the learner wrote stands on the page now, whether AWS would take it or not. */
export function takeWritten(model: Model, text: string, context: ExecuteContext): Model {
  const open = openLesson(model);
  const page = policyPage(model);
  if (open === null || page === null || text.trim() === page.text.trim()) return model;
  const { activeBrowser: browser } = open.session.world;
  return sendRequest(model, { kind: 'write-policy', browser, text: text.trim() }, context);
}
