import type { OddsAssumptions } from '../../sim/odds/assumptions.js';
import { codeCount, codeLife, rightCodes, windowsIn } from '../../sim/odds/assumptions.js';
import { daysToHalf, guessCount } from '../../sim/odds/chances.js';
import type { Attack, OddsRow, Simulated } from '../../sim/odds/odds.js';

/** `4,320` */
export function grouped(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Below this a share is told as one in so many. */
const SMALL_SHARE = 0.001;

/** A share as people say it: `2.14%`, `1 in 22,222`, `over 99.99%`. */
export function shareText(share: number): string {
  if (share <= 0) return '0%';
  if (share < SMALL_SHARE) return `1 in ${grouped(1 / share)}`;
  if (share > 0.9999) return 'over 99.99%';
  return `${percent(share)}%`;
}

/** Three digits that count, and four where it is nearly all. */
function percent(share: number): string {
  return String(Number((share * 100).toPrecision(share > 0.99 ? 4 : 3)));
}

/** What is tried, in a few words. */
export function attackText(attack: Attack): string {
  switch (attack.kind) {
    case 'guessing':
      return `guessing for ${periodText(attack.days)}, ${devicesText(attack.devices)}`;
    case 'stuffing':
      return `a password of a leaked list, where ${percent(attack.enrolled)}% have MFA`;
    case 'relay':
      return attack.factor === 'code' ? 'a relay, with a code' : 'a relay, with a security key';
    case 'sms':
      return attack.aim === 'bulk' ? 'SMS code, many people at once' : 'SMS code, one chosen person';
  }
}

function periodText(days: number): string {
  return days === 1 ? 'a day' : days === 365 ? 'a year' : `${days} days`;
}

function devicesText(devices: number): string {
  return devices === 1 ? '1 device' : `${devices} devices`;
}

/** The formula of an attack, with its numbers in it. */
export function formulaText(attack: Attack, assumed: OddsAssumptions): string {
  const wrong = `1 - ${rightCodes(assumed)}/${grouped(codeCount(assumed))}`;
  switch (attack.kind) {
    case 'guessing': {
      const guesses = guessCount(attack.devices, windowsIn(attack.days, assumed), assumed);
      return `1 - (${wrong})^${grouped(guesses)}`;
    }
    case 'stuffing': {
      const [reused, enrolled] = [percent(assumed.reused), percent(attack.enrolled)];
      if (attack.enrolled === 0) return `${reused}%`;
      const guessed = `${enrolled}% x (1 - (${wrong})^${assumed.triesPerWindow})`;
      return `${reused}% x (${percent(1 - attack.enrolled)}% + ${guessed})`;
    }
    case 'relay': {
      if (attack.factor === 'security-key') return '0: it signs for the false site';
      return `${percent(assumed.fooled)}% x min(1, (${codeLife(assumed)} s - ${assumed.delaySeconds} s) / 30 s)`;
    }
    case 'sms':
      return `${percent(attack.aim === 'bulk' ? assumed.pastSmsBulk : assumed.pastSmsTargeted)}%, as assumed`;
  }
}

/** What was simulated: how many of the attacks got in, and between what the true share lies by that. */
export function simulatedText({ hits, runs, low, high }: Simulated): string {
  const got = hits === runs && runs > 1 ? `all ${grouped(runs)}` : `${grouped(hits)} of ${grouped(runs)}`;
  return `${got} got in, so ${shareText(low)} to ${high === 1 ? '100%' : shareText(high)}`;
}

/** Something that is taken for true, and the option of `odds` that changes it. */
export interface NamedAssumption {
  readonly text: string;
  readonly option: string;
}

/** Everything that the numbers rest on. */
export function assumptionsText(assumed: OddsAssumptions): readonly NamedAssumption[] {
  const { triesPerWindow, windowSeconds, devices, enrolled } = assumed;
  return [
    { text: `a code has ${assumed.digits} digits, and each is as likely as any other`, option: 'digits' },
    {
      text: `AWS takes a code of ${assumed.stepsEitherWay} steps of 30 s either way, so ${rightCodes(assumed)} codes are right at a moment`,
      option: 'steps',
    },
    { text: `a device gets ${triesPerWindow} tries, right or wrong`, option: 'budget' },
    { text: `and then none until the next ${windowSeconds} s begin`, option: 'window' },
    { text: `the user has ${orList(devices)} devices; the thief tries each in turn`, option: 'devices' },
    {
      text: `of the passwords of a leaked list ${percent(assumed.reused)}% are right here, too (made up)`,
      option: 'reused',
    },
    {
      text: `${orList(enrolled.map(percent))}% of the users have MFA, one device each; where a code is asked for, the thief makes the tries of one window`,
      option: 'enrolled',
    },
    {
      text: `of those led to a false page ${percent(assumed.fooled)}% type a password and a code (made up)`,
      option: 'fooled',
    },
    { text: `the thief uses that code ${assumed.delaySeconds} s later`, option: 'delay' },
    {
      text: `${percent(assumed.pastSmsBulk)}% of the attacks on many people got past an SMS code`,
      option: 'sms-bulk',
    },
    {
      text: `${percent(assumed.pastSmsTargeted)}% of the attacks on one chosen person did`,
      option: 'sms-targeted',
    },
  ];
}

function orList(items: readonly (number | string)[]): string {
  const last = items.at(-1);
  return items.length < 2 ? `${last}` : `${items.slice(0, -1).join(', ')} or ${last}`;
}

/** Where the rules and the shares come from, and what the numbers leave out. */
export const ODDS_CAVEATS: readonly string[] = [
  'The two steps and the nine tries were measured by a third party on AWS STS in 2026. AWS does not promise them, and nobody has shown whether console sign-in has the same. AWS also limits the rate of sign-ins, by figures that it does not publish.',
  'The shares of SMS are of Google accounts (Google, NYU and UCSD, 2019). AWS offers no SMS codes to IAM users any more.',
  'Nobody looks, and the password stays: that is the worst case. Each refused code is a failed sign-in in the event history, and a new password ends the guessing.',
];

/** `Half of such thieves are in after 32 days with 1 device, …` */
export function halfText(assumed: OddsAssumptions): string {
  const parts = assumed.devices.map(
    (devices) => `${daysText(daysToHalf(devices, assumed))} with ${devicesText(devices)}`,
  );
  return `Half of those who guess without a pause are in after ${parts.join(', ')}.`;
}

function daysText(days: number): string {
  const rounded = days < 10 ? Number(days.toPrecision(2)) : Math.round(days);
  return `${grouped(rounded) === '1' ? '1 day' : `${days < 10 ? rounded : grouped(rounded)} days`}`;
}

/** An error so wide says little. */
const WIDE = 0.2;

/** Whether formulas and simulation agree, and what that is worth. */
export function agreementText(rows: readonly OddsRow[]): string {
  const outside = rows.filter(({ agrees }) => !agrees);
  if (outside.length === 0) {
    const wide = rows.filter(({ simulated: { low, high } }) => high - low > WIDE).length;
    const doubt = `, but ${wide} of the simulations say little: their error is over 20 points wide`;
    return `All ${rows.length} formulas lie within the error of their simulation${wide === 0 ? '' : doubt}.`;
  }
  const names = outside.map(({ attack }) => attackText(attack)).join('; ');
  return `Outside the error: ${names}. Chance does that once in 1000 rows; another --seed will tell.`;
}

/** How the errors are meant. */
export const ERROR_MEANING =
  'The error is so wide that chance alone leaves it once in 1000 rows (3.29 standard errors, after Wilson).';
