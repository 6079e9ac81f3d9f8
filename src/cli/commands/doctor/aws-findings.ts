import type { MachineFacts } from './doctor-facts.js';
import type { Finding } from './finding.js';
import { note } from './finding.js';

/** The first versions that take an address of their own for all that they call (changelogs of the AWS CLI). */
const FIRST_WITH_ADDRESS: { readonly [major: number]: number } = { 1: 29, 2: 13 };

/** The most names that are told. */
const NAMES_TOLD = 4;

/** What there is to know of AWS on a computer, before a program of it is led to the lab. Never a value. */
export function awsFindings({ aws, env }: MachineFacts): readonly Finding[] {
  const found: Finding[] = [];
  if (aws !== null && isOld(aws.version)) {
    found.push(
      note(
        'old-aws-cli',
        `AWS CLI ${aws.version} asks the real AWS for the role of a profile; mfa-lab aws stops it there.`,
        'For role profiles in the lab, use 2.13 or newer.',
      ),
    );
  }
  const proxies = namesIn(env, /_PROXY$/i).filter((name) => !/^NO_PROXY$/i.test(name));
  const isPastThem = /(^|,)\s*(127\.0\.0\.1|\*)/.test(env['NO_PROXY'] ?? env['no_proxy'] ?? '');
  if (proxies.length > 0 && !isPastThem) {
    found.push(
      note(
        'proxy',
        `${wordNames(proxies)} set, and NO_PROXY without 127.0.0.1.`,
        'mfa-lab aws, shell and env see to it; a script of your own has to.',
      ),
    );
  }
  const names = namesIn(env, /^AWS_/i);
  if (names.length > 0) {
    found.push(
      note(
        'aws-variables',
        `${wordNames(names)} set.`,
        'mfa-lab aws, shell and env take them away, but for keys of the lab.',
      ),
    );
  }
  return found;
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return minor < (FIRST_WITH_ADDRESS[major] ?? 0);
}

function namesIn(env: MachineFacts['env'], pattern: RegExp): readonly string[] {
  return Object.keys(env)
    .filter((name) => pattern.test(name) && (env[name] ?? '') !== '')
    .toSorted();
}

/** `AWS_PROFILE is`, or `AWS_PROFILE, AWS_REGION and 3 more are`. */
function wordNames(names: readonly string[]): string {
  const told = names.slice(0, NAMES_TOLD).map((name) => name.replace(/[^\w]/g, '?').slice(0, 60));
  const more = names.length - told.length;
  return `${told.join(', ')}${more === 0 ? '' : ` and ${more} more`} ${names.length === 1 ? 'is' : 'are'}`;
}
