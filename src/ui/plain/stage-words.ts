/** What the stage says of its keys, with the words that stand for them where there are none. */
const SAID: readonly (readonly [keys: string, words: string])[] = [
  ['PageDown goes on', 'next goes on'],
  ['R begins anew', 'again begins anew'],
  ['u takes it back', 'undo takes it back'],
  ['G goes anywhere', 'go 6.3 goes anywhere'],
  ['G goes to one, and G 0 to free play', 'go 6.3 goes to one, and go 0 to free play'],
  ['V counts hands, A gives the answer', 'vote counts hands, act gives the answer'],
  ['A acts, or type one', 'act plays the solution, or type one'],
  ['J comes back to it', 'jump comes back to it'],
  ['K keeps a state', 'keep keeps a state'],
];

/** A line of the stage for who has no keys. What AWS or a lesson says is left as it is. */
export function inWords(line: string): string {
  if (!/^(?:shown|note): /.test(line)) return line;
  return SAID.reduce((said, [keys, words]) => said.replace(keys, words), line);
}
