import type { LabTime, RealTime } from './time.js';

/** Where the time comes from. Only the shell of the program has a real one. */
export interface Clock {
  now(): RealTime;
}

/** Where seeds, ids and passwords get their randomness. */
export interface RandomSource {
  /** `count` fresh random bytes. */
  bytes(count: number): Uint8Array;
}

/** ECDSA on P-256 with SHA-256 (FIPS 186-5), for security keys. Keys and signatures are hexadecimal text. */
export interface SignaturePort {
  /** A new pair. The public key is the uncompressed point, the private key the scalar. */
  keyPair(random: RandomSource): { readonly publicKey: string; readonly privateKey: string };
  sign(privateKey: string, data: Uint8Array): string;
  verify(publicKey: string, data: Uint8Array, signature: string): boolean;
  sha256(data: Uint8Array): Uint8Array;
}

/** What one call of `execute` may know of the outside: the real time, randomness, and P-256. */
export interface ExecuteContext {
  readonly now: RealTime;
  readonly random: RandomSource;
  readonly signatures: SignaturePort;
  /** How the alias of a new account begins; `lab` unless said. */
  readonly aliasBegins?: string;
}

/** The same behind the door, where the time is the lab's. */
export interface LabContext extends Omit<ExecuteContext, 'now'> {
  readonly now: LabTime;
}
