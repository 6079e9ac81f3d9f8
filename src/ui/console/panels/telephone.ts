import type { LessonSession } from '../../../lessons/engine/session.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { TelephoneRequest } from '../../../sim/console/requests.js';
import type { ActionElement, PageRow } from '../pages/elements.js';
import { line, request, risky, row } from '../pages/elements.js';
import { toolsOf } from '../pages/step-of.js';

/** The telephone on the administrator's desk, in a step in which it rings. */
export function telephoneRows(session: LessonSession): readonly PageRow[] {
  if (!toolsOf(session).includes('telephone')) return [];
  const button = (label: string, answer: TelephoneRequest['answer']): ActionElement => {
    const browser = session.world.activeBrowser;
    return request(`caller-${answer}`, label, { kind: 'answer-caller', browser, answer }, 'button');
  };
  return [
    { kind: 'blank' },
    line([strong('TELEPHONE')]),
    row([button('Ask for her password', 'ask-password')]),
    row([risky('loss', button('Remove her device now', 'remove'))]),
    row([button('Call her desk number', 'call-back')]),
  ];
}
