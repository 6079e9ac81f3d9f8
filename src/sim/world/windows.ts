/** Id of the window a lab starts with, of the private one beside it, and of the windows of other people. */
export const MAIN_WINDOW = 'main';
export const PRIVATE_WINDOW = 'private';
export const ADMINISTRATOR_WINDOW = 'administrator';
export const ATTACKER_WINDOW = 'attacker';

/** Who sits at a window. alice's things are in alice's hands, whichever window is in front. */
export type Persona = 'learner' | 'administrator' | 'attacker';

/** Whose hands are at the window with this id; nobody's where there is no window. */
export function personaOf(windowId: string): Persona;
export function personaOf(windowId: string | null): Persona | null;
export function personaOf(windowId: string | null): Persona | null {
  if (windowId === null) return null;
  if (windowId === ADMINISTRATOR_WINDOW) return 'administrator';
  return windowId === ATTACKER_WINDOW ? 'attacker' : 'learner';
}

/** Addresses that stand for nobody's network (RFC 5737). alice's windows are on one computer. */
const ADDRESSES = {
  learner: '192.0.2.10',
  administrator: '192.0.2.77',
  attacker: '203.0.113.66',
} as const satisfies { readonly [Who in Persona]: string };

/** The address that a window's requests come from: CloudTrail's `sourceIPAddress`. */
export function addressOf(windowId: string): string {
  return ADDRESSES[personaOf(windowId)];
}
