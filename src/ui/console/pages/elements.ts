import type { FieldKind, FieldOf, TypedField } from '../../../lessons/engine/fields.js';
import { kindOfField } from '../../../lessons/engine/fields.js';
import type { RichText } from '../../../lessons/words/rich-text.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { Request } from '../../../sim/requests.js';

/** What activating an element does. */
export type ElementAction =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'fill-from-card' }
  | { readonly kind: 'fill-from-leak' }
  /** Puts a value into a field, and moves the focus on. */
  | {
      readonly kind: 'set-draft';
      readonly field: FieldOf<'noted'>;
      readonly value: string;
      readonly focus?: string;
    }
  | { readonly kind: 'submit-name' }
  | { readonly kind: 'submit-token' }
  | { readonly kind: 'submit-number' }
  | { readonly kind: 'submit-password' }
  | { readonly kind: 'suggest-password' }
  | { readonly kind: 'predict'; readonly factors: 1 | 2 }
  | { readonly kind: 'submit-plan' }
  | { readonly kind: 'code-changed' }
  | { readonly kind: 'submit-pair' }
  | { readonly kind: 'submit-code' }
  | { readonly kind: 'show-lab-qr'; readonly serialNumber: string }
  | { readonly kind: 'switch-phone' };

/** Something that can have the focus. */
export type Element =
  | {
      readonly kind: 'field';
      readonly id: TypedField;
      readonly label: string;
      readonly input: Exclude<FieldKind, 'noted'>;
      readonly value: string;
    }
  | {
      readonly kind: 'button' | 'link' | 'choice';
      readonly id: string;
      readonly label: string;
      readonly isChosen?: boolean;
      readonly action: ElementAction;
    };

/** One line of a page, before it is fitted to a width. */
export type PageRow =
  | {
      readonly kind: 'text';
      readonly text: RichText;
      readonly tone?: 'muted' | 'ok' | 'problem';
      /** What stands there instead with reduced motion. */
      readonly calm?: RichText;
    }
  | {
      readonly kind: 'elements';
      /** Text in front of them. */
      readonly lead?: string;
      /** Text at the right end of the line. */
      readonly trail?: string;
      readonly elements: readonly Element[];
    }
  | { readonly kind: 'blank' };

/** A heading. */
export function title(text: string): PageRow {
  return { kind: 'text', text: [strong(text)] };
}

/** A line of text. */
export function line(text: RichText, tone?: 'muted' | 'ok' | 'problem'): PageRow {
  return tone === undefined ? { kind: 'text', text } : { kind: 'text', text, tone };
}

/** A field to type into. What it is for, and so whether it is masked, goes with its name. */
export function field(id: TypedField, label: string, value: string | undefined): PageRow {
  return {
    kind: 'elements',
    elements: [{ kind: 'field', id, label, input: kindOfField(id), value: value ?? '' }],
  };
}

/** A button that the lab acts on. */
export function action(id: string, label: string, elementAction: ElementAction): Element {
  return { kind: 'button', id, label, action: elementAction };
}

/** A link or button that sends a request to the simulated world. */
export function request(id: string, label: string, sent: Request, kind: 'link' | 'button' = 'link'): Element {
  return { kind, id, label, action: { kind: 'request', request: sent } };
}

/** Elements side by side, with words in front of them. */
export function row(elements: readonly Element[], lead?: string): PageRow {
  return lead === undefined ? { kind: 'elements', elements } : { kind: 'elements', lead, elements };
}

/** One of several to choose from. */
export function choice(id: string, label: string, isChosen: boolean, chosen: ElementAction): Element {
  return { kind: 'choice', id, label, isChosen, action: chosen };
}
