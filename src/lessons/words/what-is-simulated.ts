import type { Block } from './rich-text.js';
import { list, text } from './rich-text.js';

/** What is real here, what is simulated, and what is this lab's own choice: the page that says so. */
export function simulatedBlocks(): readonly Block[] {
  return [
    text(
      '**Real:** the codes (TOTP, RFC 6238), the QR code, and the signatures of the security key (P-256). A real app on your phone shows the codes of this lab.',
    ),
    text(
      '**Simulated:** AWS, its console and its users. Nothing leaves this machine, and nothing costs anything.',
    ),
    text(
      '**Measured, not promised:** what is done with codes follows what a third party measured on AWS STS in 2026: five steps of 30 seconds at sign-in, each once, nine tries in three minutes, two codes in a row within 8.3 hours. Nobody has shown whether console sign-in has the same numbers.',
    ),
    text("**The lab's own choices:**"),
    list(
      'a wrong code gets the words that AWS has for a wrong password; its real words are not documented',
      'the rest of a URL, behind the name of the site, and the path of pages above a page; and plain sentences where a label is not known',
      'a secret of 32 letters, so that the QR code fits a terminal; one seen from AWS has 64',
      'device names of at most 64 characters',
      'sessions of 12 hours, as on AWS, but none of a browser ends while you are away',
      'no offer to resynchronise at sign-in, neither after several refused codes nor to root; AWS has both',
      'a button that denies older sessions of a user; on AWS an administrator writes that policy by hand',
      'access keys whose ids begin with LAB; real ones begin with AKIA or ASIA',
      'hours that pass in a moment, where a lesson needs them; with your own phone time stays real, and after such a jump the nine-tries limit and the newer-pair rule are reset',
      'alice may manage her own MFA from the start, and change her password; a new IAM user may do nothing',
      'a sign-in whose device is removed meanwhile takes another one, or begins again with the password',
      'Remove by somebody who may not delete leaves the device behind, unassigned',
      'a session that root gets by mail and telephone does not count as one with MFA',
      "a colleague's phone that photographs a QR code, and a call on omar's telephone: both are played, and what comes of them is worked out",
      'the words of the fake page in lesson 10; what comes of what is typed there is worked out',
      'a session that is copied into another browser works there, whatever that browser is; signing out ends it in that window alone',
      'a small shell with the commands that the course needs; its Tab also writes long texts that stand on the terminal, and it draws stars where a real one hides what is typed',
      'a night for a session of the command line: the session is made older, and the clock stays',
      'servers cost $25 an hour',
    ),
    text('**Never here:** a question for your real password, your real secret key, or your AWS account.'),
  ];
}
