/** Clocks of a phone of one's own, as seconds off this computer's; which of the two is wrong, nobody can see. */
export const OWN_CLOCKS = [
  ['95 s slow', -95],
  ['1 hour slow', -3600],
  ['35 s slow', -35],
  ['35 s fast', 35],
  ['95 s fast', 95],
  ['1 hour fast', 3600],
  ['5.5 hours fast', 19_800],
] as const;
