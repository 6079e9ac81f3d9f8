/** Id of the window a lab starts with, of the private one beside it, and of the windows of other people. */
export const MAIN_WINDOW = 'main';
export const PRIVATE_WINDOW = 'private';
export const ADMINISTRATOR_WINDOW = 'administrator';
export const ATTACKER_WINDOW = 'attacker';
