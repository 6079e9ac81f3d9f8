/** Id of the window a lab starts with, of the private one beside it, and of the windows of other people. */
export const MAIN_WINDOW = 'main';
export const PRIVATE_WINDOW = 'private';
export const ADMINISTRATOR_WINDOW = 'administrator';
export const ATTACKER_WINDOW = 'attacker';

/** Who sits at a window. alice's things are in alice's hands, whichever window is in front. */
export type Persona = 'learner' | 'administrator' | 'attacker';

/** Whose hands are at the window with this id. */
export function personaOf(windowId: string): Persona {
  if (windowId === ADMINISTRATOR_WINDOW) return 'administrator';
  return windowId === ATTACKER_WINDOW ? 'attacker' : 'learner';
}
