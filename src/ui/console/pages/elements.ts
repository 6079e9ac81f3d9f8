import type { FieldKind, FieldOf, TypedField } from '../../../lessons/engine/fields.js';
import { kindOfField } from '../../../lessons/engine/fields.js';
import type { TimePicture } from '../../../lessons/engine/time-picture.js';
import type { Inline } from '../../../lessons/words/rich-text.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { Seconds } from '../../../sim/base/time.js';
import type { Request } from '../../../sim/requests.js';
import type { LineTone, Table, Tray } from './tables.js';

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
  /** Does nothing, and the lab says so, or why. */
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'submit-name' }
  | { readonly kind: 'submit-token' }
  | { readonly kind: 'submit-number' }
  | { readonly kind: 'submit-password' }
  | { readonly kind: 'suggest-password' }
  | { readonly kind: 'predict'; readonly factors: 1 | 2 }
  | { readonly kind: 'submit-plan' }
  | { readonly kind: 'code-changed' }
  /** Sets the clock of the lab's phone, and closes the list of clocks. */
  | { readonly kind: 'set-clock'; readonly offset: Seconds }
  | { readonly kind: 'open-editor' }
  | { readonly kind: 'load-policy' }
  | { readonly kind: 'submit-pair' }
  | { readonly kind: 'submit-code' }
  | { readonly kind: 'show-lab-qr'; readonly serialNumber: string }
  | { readonly kind: 'switch-phone' };

/**
 * What choosing something can cost: `loss` takes something away at once, `risk` leads there or costs money. The focus never
 * goes to a `loss` by itself, and to a `risk` only where the page has nothing else of its own.
 */
export type Risk = 'loss' | 'risk';

/** A field to type into. */
export interface FieldElement {
  readonly kind: 'field';
  readonly id: TypedField;
  readonly label: string;
  readonly input: Exclude<FieldKind, 'noted'>;
  readonly value: string;
}

/** Something that Enter does. Of several `choice`s one holds; each `checkbox` holds or not, whatever the others do. */
export interface ActionElement {
  readonly kind: 'button' | 'link' | 'choice' | 'checkbox';
  readonly id: string;
  readonly label: string;
  /** How what it changes stands now: `off`, of the airplane mode. */
  readonly state?: string;
  /** The same to an ear, where it is more than what is drawn. */
  readonly saidState?: string;
  readonly isChosen?: boolean;
  /** It sends what the page is there for: of the buttons of a form the one that is meant. */
  readonly isPrimary?: true;
  readonly risk?: Risk;
  readonly action: ElementAction;
}

/** Something that can have the focus. */
export type Element = FieldElement | ActionElement;

/** Words in front of elements, or behind them. */
export interface Lead {
  readonly words: string;
  /** They name what follows, and so have a colon behind them. */
  readonly isName?: boolean;
  /** They are a thing, and what follows is what can be done to it. */
  readonly isThing?: boolean;
  /** They stand behind, in a column of their own: behind names of so many columns. */
  readonly behind?: number;
}

/** A list of which one is chosen. */
export interface ChoiceGroup {
  readonly name: string;
  readonly choices: readonly ActionElement[];
}

/** One line of a page, before it is fitted to a width. What it is, is said here; how it is drawn or told, elsewhere. */
export type PageRow =
  | { readonly kind: 'text'; readonly text: readonly Inline[]; readonly tone?: LineTone }
  /** The six digits that something shows now. */
  | { readonly kind: 'code'; readonly digits: string }
  /** The time until those digits change. */
  | { readonly kind: 'countdown'; readonly left: Seconds }
  /** A key that is secret, Base32, as it is typed into an app. */
  | { readonly kind: 'secret'; readonly seed: string }
  /** Something that happened: what, how long ago, what AWS wrote down of it, and what only the lab knows. */
  | {
      readonly kind: 'event';
      readonly name: string;
      readonly time: string;
      readonly isRefused: boolean;
      readonly facts: string;
      readonly why: string | null;
    }
  /** Where the codes of the last try fell: the lab's picture, which is no part of the console. */
  | { readonly kind: 'time'; readonly picture: TimePicture }
  | {
      readonly kind: 'elements';
      readonly lead?: Lead;
      /** Text at the right end of the line: who is signed in. */
      readonly trail?: string;
      readonly elements: readonly Element[];
    }
  /** Lists beside each other, where there is room. Tab comes to each of them once, and the arrows walk in it. */
  | { readonly kind: 'groups'; readonly groups: readonly ChoiceGroup[] }
  | { readonly kind: 'table'; readonly table: Table }
  /** A document, whose lines begin where they begin: spaces mean something in it. */
  | { readonly kind: 'document'; readonly text: string }
  /** A line of a terminal as it was printed, or typed: its blanks stay, and it goes on where the screen ends. */
  | { readonly kind: 'printed'; readonly text: string; readonly isTyped?: true }
  /** The line of a terminal that is typed now. */
  | {
      readonly kind: 'prompt';
      readonly prompt: string;
      readonly isMasked: boolean;
      readonly element: FieldElement;
    }
  /** A card on the desk: what it is, and a few words about it. */
  | { readonly kind: 'card'; readonly name: string; readonly title: string; readonly about?: string }
  /** Trays side by side, each with what was put into it. */
  | { readonly kind: 'trays'; readonly trays: readonly Tray[] }
  /** Where a page stands among others, from the outermost in. Where there is no room it gives way. */
  | { readonly kind: 'crumbs'; readonly names: readonly string[] }
  /** A line of air in which something may be said later: what is below it stays where it is. It gives way, too. */
  | { readonly kind: 'air' }
  | { readonly kind: 'blank' };

/** Rows that nothing on can be chosen. */
export type ToldRow = Extract<PageRow, { readonly kind: 'text' | 'code' | 'countdown' | 'secret' | 'time' }>;

/** A heading. */
export function title(text: string): PageRow {
  return { kind: 'text', text: [strong(text)] };
}

/** A line of text. */
export function line(text: readonly Inline[], tone?: LineTone): PageRow {
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
export function action(id: string, label: string, elementAction: ElementAction): ActionElement {
  return { kind: 'button', id, label, action: elementAction };
}

/** The button that sends a form. */
export function primary(id: string, label: string, elementAction: ElementAction): ActionElement {
  return { ...action(id, label, elementAction), isPrimary: true };
}

/** A link or button that sends a request to the simulated world. */
export function request(
  id: string,
  label: string,
  sent: Request,
  kind: 'link' | 'button' = 'link',
): ActionElement {
  return { kind, id, label, action: { kind: 'request', request: sent } };
}

/** The same element, with what it can cost. */
export function risky(risk: Risk, element: ActionElement): ActionElement {
  return { ...element, risk };
}

/** Elements side by side, with words in front of them. */
export function row(elements: readonly Element[], lead?: Lead): PageRow {
  return lead === undefined ? { kind: 'elements', elements } : { kind: 'elements', lead, elements };
}

/** Something that is on or off by itself. */
export function checkbox(
  id: string,
  label: string,
  isChosen: boolean,
  changed: ElementAction,
): ActionElement {
  return { kind: 'checkbox', id, label, isChosen, action: changed };
}

/** One of several to choose from. */
export function choice(id: string, label: string, isChosen: boolean, chosen: ElementAction): ActionElement {
  return { kind: 'choice', id, label, isChosen, action: chosen };
}
