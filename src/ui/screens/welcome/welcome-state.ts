/** The answers of the first question, in order. The last one is for who only wants to check a phone. */
export const WELCOME_ANSWERS = ['lab', 'own', 'check'] as const;

/** What can be answered to the first question. */
export type WelcomeAnswer = (typeof WELCOME_ANSWERS)[number];

/** The first question of all, and the answer that Enter would give. */
export interface WelcomeState {
  readonly screen: 'welcome';
  readonly answer: WelcomeAnswer;
  readonly check: null;
}

/** The question as it is asked. */
export const WELCOME: WelcomeState = { screen: 'welcome', answer: 'lab', check: null };
