import type { ExecuteContext } from '../../sim/base/ports.js';
import { DOCUMENT_MAX } from '../../sim/policy/document.js';
import { readPolicy } from '../../sim/policy/read-policy.js';
import type { Page } from '../../sim/world/browser.js';
import { activeBrowser } from '../../sim/world/world.js';
import { draft, focusOn, missing, setDrafts } from '../store/drafts.js';
import type { Effect, Model } from '../store/model.js';
import type { Notice } from '../store/notice.js';
import { openLesson } from '../store/open-lesson.js';
import { sendRequest } from '../store/send-request.js';
import type { TextReading } from '../store/text-reading.js';
import { wordFailedReading, wordTooLarge } from '../store/text-reading.js';

// A policy as a whole: out of the learner's own editor, or out of a file of theirs.

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
export function openEditor(model: Model): Model {
  const page = policyPage(model);
  if (page === null) return model;
  return wanting(model, {
    kind: 'open-editor',
    text: `${laidOut(page.text)}\n`,
    fileName: `${page.policyName}.json`,
  });
}

/** A document of one long line as people write it; any other as it stands. */
function laidOut(document: string): string {
  if (document.includes('\n') || !isJson(document)) return document;
  return JSON.stringify(JSON.parse(document), null, 2);
}

/** What the learner wrote stands on the page now, whether AWS would take it or not. */
export function takeWritten(model: Model, text: string, context: ExecuteContext): Model {
  const open = openLesson(model);
  const page = policyPage(model);
  if (open === null || page === null) return model;
  if ([page.text.trim(), laidOut(page.text)].includes(text.trim()))
    return {
      ...model,
      notice: { kind: 'info', text: 'Nothing is changed: the page had this text already.' },
    };
  const { activeBrowser: browser } = open.session.world;
  return sendRequest(model, { kind: 'write-policy', browser, text: text.trim() }, context);
}

/** Asks for the file whose path was typed. */
export function loadPolicy(model: Model): Model {
  const path = draft(model, 'policy-file').trim();
  return path === ''
    ? missing(model, 'policy-file', 'Type the path of a JSON file first, such as ~/policy.json.')
    : wanting(model, { kind: 'read-file', path });
}

/** What the file says stands on the page now, if it is JSON; AWS may still refuse it. */
export function takeRead(
  model: Model,
  { path, reading }: { readonly path: string; readonly reading: TextReading },
  context: ExecuteContext,
): Model {
  if (!isWritingPolicy(model)) return model;
  const unfit = (text: string) => focusOn({ ...model, notice: { kind: 'problem', text } }, 'policy-file');
  if (reading.kind !== 'read') return unfit(wordFailedReading(path, reading));
  const { text } = reading;
  if (text.length > DOCUMENT_MAX) return unfit(wordTooLarge(path));
  if (!isJson(text))
    return unfit(`${path} is not JSON. Outside the lab, mfa-lab policy also reads YAML and templates.`);
  const taken = takeWritten(model, text, context);
  const closed = focusOn(setDrafts(taken, { 'policy-file': '', 'policy-load': '' }), 'load-policy');
  return { ...closed, isTyping: false, notice: loadedNotice(path, text) };
}

function loadedNotice(path: string, text: string): Notice {
  return readPolicy(text).ok
    ? { kind: 'ok', text: `${path} is on the page. AWS hears of it when you save.` }
    : { kind: 'problem', text: `${path} is on the page, and AWS would refuse it: the page says why.` };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function wanting(model: Model, effect: Effect): Model {
  return { ...model, wanted: [...model.wanted, effect] };
}
